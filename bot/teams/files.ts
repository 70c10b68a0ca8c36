import { Refusal } from '../../src/core/refusal.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import type { SentFile } from './incoming.ts';

export async function takeFile(_turn: Turn, _file: SentFile): Promise<Reply> {
  throw new Refusal('invalid', 'x');
}
