/**
 * Speaks to the tab as Teams does (PLATFORM.md, Tab): the tab runs teams-js unchanged in a frame of the same origin.
 * Calls come as {id, uuidAsString, func, args} and are answered with both ids; events go as {func, args}.
 */
const SDK = '2.0.1';
const CONTEXTS = { personal: 'content', channel: 'content', sidePanel: 'sidePanel', stage: 'meetingStage' };

/** `host`: what the page knows, asked anew at each call: state(), member(), token(), share(address), open(url). */
export function standRound(frame, host) {
  const calls = {
    initialize: () => [
      CONTEXTS[host.state().surface],
      'web',
      JSON.stringify({ apiVersion: 4, isLegacyTeams: false, supports: {} }),
      SDK,
    ],
    getContext: () => [context(host)],
    'authentication.getAuthToken': () =>
      host.token().then(
        (token) => [true, token],
        () => [false, 'resourceRequiresConsent'],
      ),
    executeDeepLink: ([url]) => [host.open(url)],
    'meeting.getMeetingDetails': () => [null, meeting(host)],
    'meeting.getAppContentStageSharingCapabilities': () => [null, { doesAppHaveSharePermission: true }],
    'meeting.getAppContentStageSharingState': () => [null, { isAppSharing: host.state().surface === 'stage' }],
    'meeting.shareAppContentToStage': ([address]) => [null, host.share(address)],
    'meeting.stopSharingAppContentToStage': () => [null, host.share(undefined)],
  };

  window.addEventListener('message', async ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== window.location.origin) return;
    const answer = Object.hasOwn(calls, data?.func) ? calls[data.func] : undefined;
    if (answer === undefined) return;
    const { id, uuidAsString, args = [] } = data;
    source.postMessage({ id, uuidAsString, args: await answer(args) }, origin);
  });

  return {
    /** Teams tells a tab that the theme changed; the tab stays as it is otherwise. */
    tellTheme: (theme) =>
      frame.contentWindow?.postMessage({ func: 'themeChange', args: [theme] }, window.location.origin),
  };
}

const inMeeting = (surface) => surface === 'sidePanel' || surface === 'stage';

function context(host) {
  const { surface, theme, page } = host.state();
  const member = host.member();
  return {
    locale: 'en-gb',
    theme,
    entityId: 'today',
    subEntityId: page,
    frameContext: CONTEXTS[surface],
    hostClientType: 'web',
    sessionId: 'local',
    appSessionId: 'local',
    userPrincipalName: member?.email,
    loginHint: member?.email,
    tid: 'local',
    ...(surface === 'personal'
      ? {}
      : { teamName: member?.place, channelName: 'frailty-huddle', channelId: 'channel-frailty-huddle' }),
    ...(inMeeting(surface) ? { meetingId: 'local-meeting', chatId: 'local-meeting-chat' } : {}),
  };
}

const meeting = (host) => ({
  details: { id: 'local-meeting', title: 'Huddle', type: 'Scheduled', joinUrl: '' },
  conversation: { id: 'local-meeting-chat' },
  organizer: { id: host.member()?.email, tenantId: 'local' },
});
