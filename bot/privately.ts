import { open } from './cards.ts';
import type { Reply } from './reply.ts';
import type { Turn } from './turn.ts';

/**
 * What belongs in the personal chat: said so, with the way there, and nothing of it repeated. When identifiers were typed
 * where everybody reads them, only their writer can take them back.
 */
export function privately(turn: Turn, why: 'personal' | 'identifiers'): Reply {
  const typed = why === 'identifiers';
  return {
    face: {
      heading: 'Let’s do that privately.',
      line: typed
        ? 'Please delete your message: I cannot. It could tell everybody here who a person is. I have kept nothing of it. In our personal chat you can use names and numbers; here, a reference such as N7-0042.'
        : 'Say that again in our personal chat, where only you see the answer.',
      buttons: [open('Open our chat', chatUrl(turn))],
    },
  };
}

const chatUrl = ({ app: { config }, botId }: Turn): string =>
  config.mode === 'local'
    ? `http://127.0.0.1:${config.playgroundPort}/`
    : `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(botId)}`;
