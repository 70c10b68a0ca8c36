import { useState } from 'react';
import {
  SHARING_BASES,
  SHARING_BASIS_CODES,
  type SharingBasis,
  sharingProblem,
} from '../../src/cases/sharing.ts';
import { Choice, Words } from '../parts/fields.tsx';

const BASES = SHARING_BASIS_CODES.map((code) => [code, SHARING_BASES[code].words] as const);

export type Sharing = {
  basis: SharingBasis;
  detail: string;
  change(next: { basis?: SharingBasis; detail?: string }): void;
};

/** The sharing basis of somebody to be accepted, and what must be written beside it. */
export function useSharing(): Sharing & {
  problem: string | undefined;
  input: { sharingBasis: SharingBasis; sharingDetail?: string };
} {
  const [{ basis, detail }, set] = useState<{ basis: SharingBasis; detail: string }>({
    basis: 'implied_direct_care',
    detail: '',
  });
  return {
    basis,
    detail,
    change: (next) => set((now) => ({ ...now, ...next })),
    problem: sharingProblem(basis, detail),
    input: { sharingBasis: basis, ...(detail === '' ? {} : { sharingDetail: detail }) },
  };
}

export function SharingFields({ sharing: { basis, detail, change } }: { sharing: Sharing }) {
  const rule: { words: string; ask?: string } = SHARING_BASES[basis];
  return (
    <>
      <Choice
        label="Why the team may share what it knows"
        value={basis}
        options={BASES}
        onChoose={(chosen) => change({ basis: chosen })}
        problem={basis === 'objected' ? sharingProblem(basis, detail) : undefined}
        required
      />
      {rule.ask !== undefined && (
        <Words
          label={`Say ${rule.ask}`}
          value={detail}
          onText={(text) => change({ detail: text })}
          required
        />
      )}
    </>
  );
}
