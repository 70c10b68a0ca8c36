import { z } from 'zod';
import { partnerDid } from '../actions/index.ts';
import type { Context } from '../core/context.ts';
import { showAction } from '../core/ids.ts';
import { findIdentifiers, type Identifier } from '../core/privacy.ts';
import { Refusal, required } from '../core/refusal.ts';
import { addMinutes, dayOf } from '../core/time.ts';
import { command } from '../core/use-case.ts';
import { memberOf, membersWithRole, neighbourhoodOf, phoneOf } from '../neighbourhoods/index.ts';
import { namesIn } from '../people/index.ts';
import { MOST_QUESTIONS, type PartnerView, stateOf } from './link.ts';
import { addUse, changeLink, type Link, lockLink, openedSince, questionsAsked, type What } from './store.ts';

/** Openings within a quarter of an hour are one visit. */
const VISIT_MINUTES = 15;

/** The link that its holder comes by, locked; the actor is the link, so nothing else can be named. */
async function own(ctx: Context): Promise<Link> {
  if (ctx.actor.kind !== 'partner') throw new Refusal('forbidden', 'That is for the holder of a link.');
  return required(await lockLink(ctx, ctx.actor.linkId), 'link');
}

/**
 * Whoever answers for the action, where they have a number; else who gave the link, else a coordinator, so that the page
 * never loses its telephone when the action changes hands.
 */
async function whoToRing(ctx: Context, link: Link): Promise<PartnerView['contact']> {
  const phone = await phoneOf(ctx, link.ownerId);
  if (phone !== null) return { name: link.owner, phone };
  const [giver, coordinators] = await Promise.all([
    memberOf(ctx, link.giverId),
    membersWithRole(ctx, 'coordinator'),
  ]);
  for (const one of [giver, ...coordinators]) {
    if (one === undefined || one.leftOn !== null) continue;
    const theirs = await phoneOf(ctx, one.id);
    if (theirs !== null) return { name: one.name, phone: theirs };
  }
  return { name: link.owner, phone: '' };
}

async function view(ctx: Context, link: Link): Promise<PartnerView> {
  const [contact, { name }, asked] = await Promise.all([
    whoToRing(ctx, link),
    neighbourhoodOf(ctx),
    questionsAsked(ctx, link.id),
  ]);
  return {
    state: stateOf(link, ctx.now),
    actionId: link.actionId,
    ref: showAction(link.number),
    due: link.due,
    today: ctx.today,
    team: name,
    contact,
    answers: link.owner,
    acceptedOn: link.acceptedAt === null ? null : dayOf(link.acceptedAt, ctx.zone),
    finishedOn: link.finishedAt === null ? null : dayOf(link.finishedAt, ctx.zone),
    expiresOn: dayOf(link.expiresAt, ctx.zone),
    asked,
  };
}

/** The use on record, and told to the member who answers for the action. */
async function say(ctx: Context, link: Link, what: What, question?: string): Promise<void> {
  const { id } = await addUse(ctx, link.id, what, question);
  await ctx.send({
    kind: 'partner-said',
    cause: `partner:${id}`,
    to: link.ownerId,
    about: { kind: 'partner-use', id },
  });
}
const onLink = {
  about: (_input: unknown, { actionId }: PartnerView) => ({ kind: 'action' as const, id: actionId }),
  touches: () => ['actions', 'partners'],
};

/**
 * What the link opens. It changes nothing but the record that it was opened, once a visit: mail programs open links before
 * anybody reads them.
 */
export const openLink = command({
  says: 'Open an action by a partner’s link',
  needs: 'partner',
  input: z.object({}),
  async run(_input, ctx) {
    const link = await own(ctx);
    const isVisit = await openedSince(ctx, link.id, addMinutes(ctx.now, -VISIT_MINUTES));
    if (!isVisit) await addUse(ctx, link.id, 'opened');
    return { ...(await view(ctx, link)), isNew: !isVisit };
  },
  noted: ({ isNew }) => isNew,
  ...onLink,
});

/** Whether something can still be said by the link; else what it opens now says why not. */
const isLive = (link: Link, ctx: Context): boolean => ['open', 'accepted'].includes(stateOf(link, ctx.now));

/** The partner takes it on: it is in hand. Pressed twice it is accepted once. */
export const acceptByLink = command({
  says: 'Accept an action by a partner’s link',
  needs: 'partner',
  input: z.object({}),
  async run(_input, ctx) {
    const link = await own(ctx);
    if (!isLive(link, ctx) || link.acceptedAt !== null) return view(ctx, link);
    await partnerDid(ctx, link.actionId, 'accept');
    await changeLink(ctx, link.id, { acceptedAt: ctx.now });
    await say(ctx, link, 'accepted');
    return view(ctx, required(await lockLink(ctx, link.id), 'link'));
  },
  ...onLink,
});

/** The partner has finished it: done. Pressed twice it is finished once. */
export const finishByLink = command({
  says: 'Finish an action by a partner’s link',
  needs: 'partner',
  input: z.object({}),
  async run(_input, ctx) {
    const link = await own(ctx);
    if (!isLive(link, ctx)) return view(ctx, link);
    await partnerDid(ctx, link.actionId, 'finish');
    await changeLink(ctx, link.id, { acceptedAt: link.acceptedAt ?? ctx.now, finishedAt: ctx.now });
    await say(ctx, link, 'finished');
    return view(ctx, required(await lockLink(ctx, link.id), 'link'));
  },
  ...onLink,
});

const WORDS: Record<Identifier, string> = {
  'nhs number': 'an NHS number',
  'birth date': 'a birth date',
  postcode: 'a postcode',
  'phone number': 'a telephone number',
  name: 'a person’s name',
};
/**
 * A question to the member who answers for the action; only they read it. Refuses what seems to identify somebody, and does
 * not repeat it: who the action is about was told another way, and stays there.
 */
export const askByLink = command({
  says: 'Ask about an action by a partner’s link',
  needs: 'partner',
  input: z.object({
    question: z
      .string()
      .trim()
      .min(1, 'Write your question first.')
      .max(500, 'Keep the question under 500 letters, or ring.'),
  }),
  async run({ question }, ctx) {
    const link = await own(ctx);
    if (!isLive(link, ctx)) return view(ctx, link);
    const found = findIdentifiers(question, await namesIn(ctx, question), ctx.today);
    if (found.length > 0)
      throw new Refusal(
        'invalid',
        `That seems to hold ${found.map((one) => WORDS[one]).join(' and ')}, so it was not sent. Ask without it, or ring.`,
      );
    if ((await questionsAsked(ctx, link.id)) >= MOST_QUESTIONS)
      throw new Refusal('busy', 'You have asked several questions here already. Please ring.');
    await say(ctx, link, 'asked', question);
    return view(ctx, link);
  },
  ...onLink,
});
