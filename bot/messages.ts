import type { App, Outgoing } from '../src/core/context.ts';
import { type Post, postOf } from './reply.ts';
import type { Place } from './turn.ts';

export async function renderMessage(_app: App, message: Outgoing, _place: Place): Promise<Post> {
  return postOf({ say: message.kind });
}
