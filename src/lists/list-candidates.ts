import { z } from 'zod';
import { personNumber, personRef, showPerson } from '../core/ids.ts';
import { required } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { candidatePage, figuresOf } from './candidate-store.ts';
import { COHORT_CODES } from './cohort.ts';
import { COHORTS } from './cohorts.ts';
import { judge } from './judge.ts';
import type { Candidates } from './list.ts';
import { listNamed } from './store.ts';

/**
 * Who a rule picks, the likeliest first, by reference and with reasons, without identifiers. `total` and tiers are the
 * rule’s figures, those already cases among them; `candidates` leaves these out, and those routed elsewhere. `list` is a
 * list’s name, all lists without it; `after` is the last reference of the page before.
 */
export const listCandidates = query({
  says: 'Show candidates with the reasons for each',
  needs: 'lists.see',
  where: 'personal',
  input: z.object({
    cohort: z.enum(COHORT_CODES),
    list: z.string().trim().min(1).max(120).exactOptional(),
    limit: z.int().min(1).max(500).default(50),
    after: personRef.exactOptional(),
  }),

  async run({ cohort: code, list, limit, after }, ctx): Promise<Candidates> {
    const cohort = COHORTS[code];
    const listId = list === undefined ? undefined : required(await listNamed(ctx, list), 'list').id;
    const figures = await figuresOf(ctx, cohort, listId);
    const entries = await candidatePage(ctx, cohort, {
      listId,
      limit,
      after: after === undefined ? undefined : personNumber(after),
    });
    return {
      total: figures.total,
      ...(cohort.tiers.length > 0
        ? { tiers: { '1': figures.tier1, '2': figures.tier2, '3': figures.tier3 } }
        : {}),
      routed: { careHome: figures.careHome, palliative: figures.palliative },
      candidates: entries.map((entry) => {
        const { tier = null, score = 0, reasons = [] } = judge(cohort, entry) ?? {};
        return {
          ref: showPerson(ctx.code, entry.person),
          score,
          ...(tier === null ? {} : { tier }),
          reasons,
          list: entry.list,
          dataTo: entry.dataTo,
          taken: false,
        };
      }),
    };
  },
});
