import { sealAudit } from './seal-audit.ts';
import { verifyAudit } from './verify-audit.ts';

export const governance = { sealAudit, verifyAudit };
