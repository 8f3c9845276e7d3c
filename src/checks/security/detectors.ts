/** Forms of keys that services give out. Each is so peculiar that chance does not produce it. */

export interface Detector {
  /** What people call such a key. */
  readonly kind: string;
  /** Strings one of which a text must contain for the pattern to be worth a search. */
  readonly hints: readonly string[];
  /** Global; the first group is the secret itself, or the whole match if there is none. */
  readonly pattern: RegExp;
  /** What must stand close by for the form to be telling. */
  readonly near?: RegExp;
  /** It names a key and opens nothing alone. */
  readonly idOnly?: boolean;
}

/** A line end in plain text, or as it is written inside a JSON or C# string, or in a JSON text inside of one. */
const BREAK = String.raw`(?:\\{1,4}[rn]|\s)`;

export const DETECTORS: readonly Detector[] = [
  {
    kind: 'private key',
    hints: ['PRIVATE KEY'],
    pattern: new RegExp(
      `-----BEGIN (?:[A-Z]{2,10} )?PRIVATE KEY(?: BLOCK)?-----${BREAK}{0,8}((?:[A-Za-z0-9+/=]{16,80}${BREAK}{0,8}){1,100})`,
      'g',
    ),
  },
  {
    kind: 'JSON web token',
    hints: ['eyJ'],
    pattern: /(?<![\w-])(eyJ[\w-]{10,4000}\.eyJ[\w-]{10,8000}\.[\w-]{20,2000})/g,
  },
  {
    kind: 'AWS access key id',
    hints: ['AKIA', 'ASIA'],
    pattern: /\b((?:AKIA|ASIA)[A-Z2-7]{16})\b/g,
    idOnly: true,
  },
  {
    kind: 'AWS secret key',
    hints: ['aws', 'AWS', 'Aws'],
    pattern: /aws.{0,20}?(?:secret|key)\w{0,20}["']?\s{0,4}[:=]\s{0,4}["']([A-Za-z0-9/+]{40})["']/gi,
  },
  {
    kind: 'GitHub token',
    hints: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    pattern: /\b(gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})\b/g,
  },
  {
    kind: 'Slack token',
    hints: ['xox', 'xapp-'],
    pattern: /\b(xox[abeoprs]-(?:\d-)?\d{10,13}-[A-Za-z0-9-]{20,250}|xapp-\d-[A-Z0-9]{9,13}-\d{10,13}-[a-f0-9]{64})\b/g,
  },
  {
    kind: 'Slack webhook',
    hints: ['hooks.slack.com'],
    pattern: /hooks\.slack\.com\/(?:services|workflows)\/(T[A-Z0-9]{8,11}\/[AB][A-Z0-9]{8,11}\/[A-Za-z0-9]{23,25})\b/g,
  },
  { kind: 'Google API key', hints: ['AIza'], pattern: /\b(AIza[\w-]{35})(?![\w-])/g },
  { kind: 'Google client secret', hints: ['GOCSPX-'], pattern: /\b(GOCSPX-[\w-]{28})(?![\w-])/g },
  {
    kind: 'Stripe key',
    hints: ['k_live_', 'whsec_'],
    pattern: /\b((?:sk|rk)_live_[A-Za-z0-9]{24,247}|whsec_[A-Za-z0-9]{32,64})\b/g,
  },
  { kind: 'SendGrid key', hints: ['SG.'], pattern: /\b(SG\.[\w-]{22}\.[\w-]{43})(?![\w-])/g },
  {
    kind: 'shared access signature',
    hints: ['sig='],
    pattern: /(?:[?&;]|\\u0026)sig=((?:[\w+/-]|%2[BbFf]){43,56}(?:%3[Dd]|=)?)(?![\w%-])/g,
    near: /(?:[?&;]|\\u0026)(?:s[vepr]|srt|ss)=/,
  },
  {
    kind: 'storage account key',
    hints: ['ccountKey', 'ccountkey', 'account_key'],
    pattern: /account_?key["']?\s{0,4}[:=]\s{0,4}["']?([A-Za-z0-9+/]{86}==)/gi,
  },
  {
    kind: 'shared access key',
    hints: ['SharedAccessKey'],
    pattern: /SharedAccessKey["']?\s{0,4}[:=]\s{0,4}["']?([A-Za-z0-9+/]{43}=)/g,
  },
  {
    kind: 'Azure client secret',
    hints: ['Q~'],
    pattern: /(?<![\w.~-])([\w~.-]{3}\dQ~[\w~.-]{31,34})(?![\w~-])/g,
  },
];
