import {
  AlertRegular,
  CalendarLtrRegular,
  ClipboardTaskListLtrRegular,
  DataBarVerticalRegular,
  type FluentIcon,
  HomeRegular,
  PeopleListRegular,
  PeopleTeamRegular,
  PersonBoardRegular,
} from '@fluentui/react-icons';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Grant } from '../../src/core/grants.ts';

export type Page = {
  /** First part of the address. */
  name: string;
  label: string;
  icon: FluentIcon;
  /** Second key after `g`. */
  key: string;
  needs: Grant;
  show: LazyExoticComponent<ComponentType>;
};

/** Every page of the tab, in the order of the rail; each is fetched when it is first opened. */
export const PAGES: readonly Page[] = [
  {
    name: 'today',
    label: 'Today',
    icon: HomeRegular,
    key: 't',
    needs: 'see',
    show: lazy(() => import('../today/today.tsx')),
  },
  {
    name: 'huddles',
    label: 'Huddles',
    icon: CalendarLtrRegular,
    key: 'h',
    needs: 'huddles.see',
    show: lazy(() => import('../huddles/huddles.tsx')),
  },
  {
    name: 'cases',
    label: 'Cases',
    icon: PersonBoardRegular,
    key: 'c',
    needs: 'cases.see',
    show: lazy(() => import('../cases/cases.tsx')),
  },
  {
    name: 'lists',
    label: 'Lists',
    icon: PeopleListRegular,
    key: 'l',
    needs: 'lists.see',
    show: lazy(() => import('../lists/lists.tsx')),
  },
  {
    name: 'actions',
    label: 'Actions',
    icon: ClipboardTaskListLtrRegular,
    key: 'a',
    needs: 'actions.see',
    show: lazy(() => import('../actions/actions.tsx')),
  },
  {
    name: 'outstanding',
    label: 'Outstanding',
    icon: DataBarVerticalRegular,
    key: 'o',
    needs: 'actions.oversee',
    show: lazy(() => import('../insights/insights.tsx')),
  },
  {
    name: 'reminders',
    label: 'Reminders',
    icon: AlertRegular,
    key: 'r',
    needs: 'see',
    show: lazy(() => import('../reminders/reminders.tsx')),
  },
  {
    name: 'team',
    label: 'Team',
    icon: PeopleTeamRegular,
    key: 'm',
    needs: 'see',
    show: lazy(() => import('../neighbourhoods/team.tsx')),
  },
];
