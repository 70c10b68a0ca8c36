import { z } from 'zod';
import { ACTION_STATUS_CODES } from '../actions/index.ts';
import { day } from '../core/ids.ts';
import { WHICH } from './which.ts';

/** The actions behind a figure. Every breakdown has one value here, and so an address that can be kept or sent. */
export const behindFields = {
  which: z.enum(WHICH).default('open'),
  status: z.enum(ACTION_STATUS_CODES).exactOptional(),
  owner: z.uuid().exactOptional(),
  organisation: z.uuid().exactOptional(),
  cohort: z.string().max(40).exactOptional(),
  /** The series that it was agreed in; `none`: outside a huddle. */
  series: z.union([z.uuid(), z.literal('none')]).exactOptional(),
  /** Which of the age bands, 0 the youngest. */
  age: z.int().min(0).max(3).exactOptional(),
  /** A coded reason; `none`: not said. */
  reason: z.string().max(40).exactOptional(),
  /** 1 = the most deprived fifth; 0 = not known. */
  fifth: z.int().min(0).max(5).exactOptional(),
  from: day.exactOptional(),
  to: day.exactOptional(),
};
const behind = z.object(behindFields);
export type Behind = z.output<typeof behind>;
