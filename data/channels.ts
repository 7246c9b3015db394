// Recurring channels between the two governments: which events are their contacts, by kind, topic and who took part.
// An event tagged `channel:<id>` belongs to that channel too, whatever else it says.

/** One way to be a contact of a channel; all that is given must hold. */
export interface ContactRule {
  readonly kinds: readonly string[];
  /** The event's first topic. */
  readonly topic?: string;
  /** Another topic it must have. */
  readonly alsoTopic?: string;
  /** From each list at least one actor took part. */
  readonly together?: readonly (readonly string[])[];
}

export const CHANNEL_IDS = ['leader-calls', 'defence', 'economic', 'climate', 'counternarcotics'] as const;
export type ChannelId = (typeof CHANNEL_IDS)[number];

export interface Channel {
  readonly id: ChannelId;
  /** A contact keeps any one of them. */
  readonly rules: readonly ContactRule[];
}

export const CHANNEL_TAG = 'channel:';

const IN_TOUCH = ['call', 'talks', 'meeting', 'visit', 'agreement'] as const;

export const CHANNELS: readonly Channel[] = [
  {
    id: 'leader-calls',
    rules: [{ kinds: ['call'], together: [['xi-jinping'], ['joe-biden', 'donald-trump']] }],
  },
  { id: 'defence', rules: [{ kinds: ['call', 'talks', 'meeting'], topic: 'military' }] },
  {
    id: 'economic',
    rules: [
      { kinds: ['talks'], topic: 'trade' },
      { kinds: IN_TOUCH, topic: 'trade', together: [['he-lifeng'], ['janet-yellen', 'scott-bessent']] },
    ],
  },
  { id: 'climate', rules: [{ kinds: IN_TOUCH, topic: 'climate' }] },
  { id: 'counternarcotics', rules: [{ kinds: IN_TOUCH, topic: 'law-enforcement', alsoTopic: 'health' }] },
];
