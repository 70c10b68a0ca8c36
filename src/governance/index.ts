import { letGo } from './let-go.ts';
import { sealAudit } from './seal-audit.ts';
import { verifyAudit } from './verify-audit.ts';

export const governance = { sealAudit, verifyAudit, letGo };
