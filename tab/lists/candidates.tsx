import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { COHORTS } from '../../src/cases/case.ts';
import type { Candidates as Found } from '../../src/lists/list.ts';
import type { Identity } from '../../src/people/person.ts';
import { useAsk } from '../api.ts';
import { Empty } from '../parts/empty.tsx';
import { Choice } from '../parts/fields.tsx';
import { PageHead } from '../parts/marks.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { go, href, useAddress, withQuery } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useWho } from '../shell/who.tsx';
import { CandidateLine } from './candidate-line.tsx';
import { Opened } from './opened.tsx';
import './lists.css';

const RULES = ['FRAILTY_DEMENTIA', 'HIGH_INTENSITY_ED'] as const;
const A_PAGE = 50;

/** People whom a rule picks out of the lists, ranked with the reasons, by reference; opened one by one, accepted together. */
export function Candidates() {
  const address = useAddress();
  const { may } = useWho();
  const cohort = RULES.find((rule) => rule === address.query.get('cohort')) ?? 'FRAILTY_DEMENTIA';
  const list = address.query.get('list') ?? '';
  const [limit, setLimit] = useState(A_PAGE);
  const [opened, setOpened] = useState<readonly Identity[]>([]);
  const [relationship, setRelationship] = useState('');
  const lists = useAsk('lists.all', {});
  const found = useAsk(
    'lists.candidates',
    { cohort, limit, ...(list === '' ? {} : { list }) },
    { keep: true },
  );
  const asked = address.query.get('open');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another rule is another search.
  useEffect(() => setOpened([]), [cohort, list]);

  // Somebody found by search who is not among them is added by judgement, not by the rule.
  const isJudged = asked !== null && found.data?.candidates.every(({ ref }) => ref !== asked) === true;
  const byJudgement = isJudged && opened.some(({ ref }) => ref === asked);

  const open = (person: Identity): void =>
    setOpened((now) => [...now.filter(({ ref }) => ref !== person.ref), person]);
  const close = (refs: readonly string[]): void =>
    setOpened((now) => now.filter(({ ref }) => !refs.includes(ref)));
  return (
    <div className="page">
      <PageHead title="Candidates" about={<a href={href('lists')}>All lists</a>} />
      <div className={opened.length > 0 ? 'two' : 'stack'}>
        <section className="panel" aria-label="Candidates">
          <div className="filters">
            <Choice
              label="Rule"
              value={cohort}
              options={RULES.map((rule) => [rule, COHORTS[rule]])}
              onChoose={(value) => go(withQuery(address, { cohort: value }), 'replace')}
            />
            <Choice
              label="List"
              value={list}
              options={[
                ['', 'All lists'],
                ...(lists.data ?? []).map(({ name }): [string, string] => [name, name]),
              ]}
              onChoose={(value) => go(withQuery(address, { list: value }), 'replace')}
            />
          </div>
          <RefusalNotice from={found} again={found.again} />
          {found.waiting && <Lines count={8} />}
          {found.data !== undefined && <Total found={found.data} />}
          {found.data?.candidates.length === 0 && (
            <Empty
              title="Nobody to choose from"
              step={may('lists.import') ? <a href={href('lists/import')}>Import a list</a> : undefined}
            >
              Either no list has been imported yet, or everybody whom the rule picks is a case already.
              Somebody who is not here is not therefore well: add them by NHS number when you judge so.
            </Empty>
          )}
          <ul className="plain lines">
            {isJudged && (
              <CandidateLine
                candidate={{
                  ref: asked,
                  score: 0,
                  reasons: ['Found by search'],
                  list: '',
                  dataTo: null,
                  taken: false,
                }}
                cohort="PROFESSIONAL_JUDGEMENT"
                opened={opened.some(({ ref }) => ref === asked)}
                onOpen={open}
                relationship={relationship}
                onRelationship={setRelationship}
              />
            )}
            {(found.data?.candidates ?? []).map((candidate) => (
              <CandidateLine
                key={candidate.ref}
                candidate={candidate}
                cohort={cohort}
                opened={opened.some(({ ref }) => ref === candidate.ref)}
                onOpen={open}
                relationship={relationship}
                onRelationship={setRelationship}
              />
            ))}
          </ul>
          {found.data !== undefined && found.data.candidates.length >= limit && (
            <Button onClick={() => setLimit(limit + A_PAGE)}>Show more</Button>
          )}
        </section>
        {opened.length > 0 && (
          <Opened people={opened} cohort={byJudgement ? 'PROFESSIONAL_JUDGEMENT' : cohort} close={close} />
        )}
      </div>
    </div>
  );
}

/** What the rule found in all, and whom it sends elsewhere; shown, since "not here" is not "well". */
function Total({ found }: { found: Found }) {
  const elsewhere = [
    found.routed.careHome > 0 && `${found.routed.careHome} in care homes have their own round`,
    found.routed.palliative > 0 && `${found.routed.palliative} have palliative care`,
  ].filter(Boolean);
  return (
    <p className="quiet" role="status">
      {found.total === 1 ? '1 person fits' : `${found.total} people fit`} the rule
      {found.tiers !== undefined &&
        ` (tier 1: ${found.tiers['1']}, tier 2: ${found.tiers['2']}, tier 3: ${found.tiers['3']})`}
      .{elsewhere.length > 0 && ` ${elsewhere.join('; ')}.`} The score sorts; it never decides.
    </p>
  );
}
