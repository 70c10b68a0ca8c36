import { Button } from '@fluentui/react-components';
import { PersonAddRegular } from '@fluentui/react-icons';
import { PageHead } from '../parts/marks.tsx';
import { go, useAddress } from '../shell/address.ts';
import { useWho } from '../shell/who.tsx';
import { AddPerson } from './add-person.tsx';
import { Caseload } from './caseload.tsx';
import './cases.css';
import { OneCase } from './one-case.tsx';

/** The caseload, one case, or the form that adds somebody by NHS number. */
export default function Cases() {
  const { path } = useAddress();
  const { may } = useWho();
  const one = path[1];
  if (one === 'add') return <AddPerson />;
  if (one !== undefined) return <OneCase caseRef={one} />;
  return (
    <div className="page">
      <PageHead title="Cases" about="People whom the team has taken on">
        {(may('cases.accept') || may('cases.propose')) && (
          <Button icon={<PersonAddRegular />} onClick={() => go('cases/add')}>
            Add a person
          </Button>
        )}
      </PageHead>
      <Caseload />
    </div>
  );
}
