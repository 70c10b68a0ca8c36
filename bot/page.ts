import type { Config } from '../src/config.ts';
import { type Button, open } from './cards.ts';
import type { Turn } from './turn.ts';

/**
 * The page that is a card's twin, at the tab's own address (`actions/A-118`): in Teams a link into the tab, on this machine
 * the local host page.
 */
export const pageUrl = (config: Config, address: string): string =>
  config.mode === 'local'
    ? `${config.publicUrl}/local/#/${address}`
    : `https://teams.microsoft.com/l/entity/${config.bot.appId}/huddle?context=${encodeURIComponent(JSON.stringify({ subEntityId: address }))}`;

export const openPage = (title: string, address: string, { app }: Pick<Turn, 'app'>): Button =>
  open(title, pageUrl(app.config, address));
