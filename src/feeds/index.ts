import { myFeed, renewMyFeed, stopMyFeed } from './my-feed.ts';
import { huddleFile, readFeed, readHuddleFile } from './read-calendar.ts';

export { readToken } from './address.ts';

export const feeds = {
  mine: myFeed,
  renew: renewMyFeed,
  stop: stopMyFeed,
  huddle: huddleFile,
  read: readFeed,
  readHuddle: readHuddleFile,
};
