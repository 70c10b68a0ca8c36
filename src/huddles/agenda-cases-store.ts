import { sql } from 'kysely';
import type { Context } from '../core/context.ts';

/** Cases on agendas with who presents them. Whatever shows an agenda begins here, so that one rule says who that is. */
export const agendaCases = (ctx: Context) =>
  ctx.db
    .selectFrom('agendaItem as item')
    .innerJoin('mdtCase', (join) =>
      join
        .onRef('mdtCase.neighbourhoodId', '=', 'item.neighbourhoodId')
        .onRef('mdtCase.id', '=', 'item.caseId'),
    )
    .leftJoin('member as presenter', (join) =>
      join
        .onRef('presenter.neighbourhoodId', '=', 'item.neighbourhoodId')
        // Nobody named: the person's care coordinator presents.
        .on('presenter.id', '=', sql<string>`coalesce(item.presenter_id, mdt_case.coordinator_id)`),
    )
    .where('item.neighbourhoodId', '=', ctx.neighbourhoodId);

/** An item's own question is empty until it is asked: until then it follows the case's. */
export const questionAsked = sql<string>`coalesce(nullif(item.question, ''), mdt_case.question)`;
