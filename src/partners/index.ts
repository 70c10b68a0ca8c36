import { acceptByLink, askByLink, finishByLink, openLink } from './by-link.ts';
import { linksOfAction } from './read-links.ts';
import { restoreLink, revokeLink, shareAction } from './share-action.ts';

export type { PartnerView } from './link.ts';
export { partnerUse } from './read-links.ts';
export { readToken } from './secret.ts';
export { linkByHash } from './store.ts';

export const partners = {
  share: shareAction,
  revoke: revokeLink,
  restore: restoreLink,
  ofAction: linksOfAction,
  open: openLink,
  accept: acceptByLink,
  finish: finishByLink,
  ask: askByLink,
};
