// Recurring channels between the two governments: which events are their contacts, by kind, topic and who took part.
// An event tagged `channel:<id>` belongs to that channel too, whatever else it says: a letter is of no kind of its own.

/** One way to be a contact of a channel; all that is given must hold. */
export interface ContactRule {
  readonly kinds: readonly string[];
  /** The event's first topic. */
  readonly topic?: string;
  /** What its first topic must not be. */
  readonly notTopic?: string;
  /** Another topic it must have. */
  readonly alsoTopic?: string;
  /** From each list at least one actor took part. */
  readonly together?: readonly (readonly string[])[];
}

export const CHANNEL_IDS = ['leaders', 'defence', 'economic', 'climate', 'counternarcotics'] as const;
export type ChannelId = (typeof CHANNEL_IDS)[number];

export interface Channel {
  readonly id: ChannelId;
  /** A contact keeps any one of them. */
  readonly rules: readonly ContactRule[];
}

export const CHANNEL_TAG = 'channel:';

const IN_TOUCH = ['call', 'talks', 'meeting', 'visit', 'agreement'] as const;
const US_DEFENCE = [
  'lloyd-austin',
  'pete-hegseth',
  'charles-q-brown-jr',
  'samuel-paparo',
  'us-department-of-defense',
  'us-indo-pacific-command',
  'jake-sullivan',
] as const;
const CN_DEFENCE = [
  'li-shangfu',
  'dong-jun',
  'zhang-youxia',
  'liu-zhenli',
  'wu-yanan',
  'central-military-commission',
  'ministry-of-national-defense-china',
  'people-s-liberation-army',
] as const;
const US_ECONOMIC = [
  'janet-yellen',
  'scott-bessent',
  'gina-raimondo',
  'howard-lutnick',
  'jamieson-greer',
  'katherine-tai',
  'tom-vilsack',
] as const;
const CN_ECONOMIC = ['he-lifeng', 'li-chenggang', 'wang-wentao', 'tang-renjian'] as const;

export const CHANNELS: readonly Channel[] = [
  {
    id: 'leaders',
    rules: [
      {
        kinds: ['call', 'talks', 'meeting', 'visit'],
        // Where people meet, leaders are named for their greetings.
        notTopic: 'people-to-people',
        together: [['xi-jinping'], ['joe-biden', 'donald-trump']],
      },
    ],
  },
  {
    id: 'defence',
    rules: [
      { kinds: ['call', 'talks', 'meeting', 'visit'], topic: 'military' },
      { kinds: IN_TOUCH, alsoTopic: 'military', together: [US_DEFENCE, CN_DEFENCE] },
    ],
  },
  {
    id: 'economic',
    rules: [
      { kinds: ['talks'], topic: 'trade' },
      { kinds: IN_TOUCH, alsoTopic: 'trade', together: [US_ECONOMIC, CN_ECONOMIC] },
    ],
  },
  { id: 'climate', rules: [{ kinds: IN_TOUCH, topic: 'climate' }] },
  {
    id: 'counternarcotics',
    rules: [
      { kinds: IN_TOUCH, topic: 'law-enforcement', alsoTopic: 'health' },
      {
        kinds: IN_TOUCH,
        alsoTopic: 'law-enforcement',
        together: [['wang-xiaohong', 'ministry-of-public-security-china']],
      },
    ],
  },
];
