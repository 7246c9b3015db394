// Codes of countries: CAMEO's three letters and FIPS 10-4's two letters, as GDELT has them → ISO 3166-1 alpha-2.
// Names come from Intl, in the reader's languages. Codes that are the same in both are not listed.

/** CAMEO's country codes are ISO's three letters; those that appear in US–China affairs. */
const BY_THREE: Readonly<Record<string, string>> = {
  AFG: 'AF', ARE: 'AE', ARG: 'AR', AUS: 'AU', AUT: 'AT', BEL: 'BE', BGD: 'BD', BLR: 'BY', BRA: 'BR', CAN: 'CA', CHE: 'CH',
  CHL: 'CL', CHN: 'CN', COL: 'CO', CUB: 'CU', CZE: 'CZ', DEU: 'DE', DNK: 'DK', EGY: 'EG', ESP: 'ES', ETH: 'ET', FIN: 'FI',
  FRA: 'FR', GBR: 'GB', GRC: 'GR', HKG: 'HK', HUN: 'HU', IDN: 'ID', IND: 'IN', IRL: 'IE', IRN: 'IR', IRQ: 'IQ', ISR: 'IL',
  ITA: 'IT', JPN: 'JP', KAZ: 'KZ', KEN: 'KE', KHM: 'KH', KOR: 'KR', LAO: 'LA', LKA: 'LK', MAC: 'MO', MEX: 'MX', MMR: 'MM',
  MNG: 'MN', MYS: 'MY', NGA: 'NG', NLD: 'NL', NOR: 'NO', NPL: 'NP', NZL: 'NZ', PAK: 'PK', PAN: 'PA', PER: 'PE', PHL: 'PH',
  PNG: 'PG', POL: 'PL', PRK: 'KP', PRT: 'PT', PSE: 'PS', QAT: 'QA', ROM: 'RO', ROU: 'RO', RUS: 'RU', SAU: 'SA', SGP: 'SG',
  SLB: 'SB', SRB: 'RS', SWE: 'SE', SYR: 'SY', THA: 'TH', TUR: 'TR', TWN: 'TW', UKR: 'UA', USA: 'US', VEN: 'VE', VNM: 'VN',
  ZAF: 'ZA',
}; // prettier-ignore

const BY_FIPS: Readonly<Record<string, string>> = {
  AF: 'AF', AE: 'AE', AR: 'AR', AS: 'AU', AU: 'AT', BE: 'BE', BG: 'BD', BM: 'MM', BO: 'BY', BR: 'BR', CA: 'CA', CB: 'KH',
  CE: 'LK', CH: 'CN', CI: 'CL', CO: 'CO', CU: 'CU', DA: 'DK', EG: 'EG', EI: 'IE', EZ: 'CZ', FI: 'FI', FR: 'FR', GM: 'DE',
  GR: 'GR', HK: 'HK', HU: 'HU', ID: 'ID', IN: 'IN', IR: 'IR', IS: 'IL', IT: 'IT', IZ: 'IQ', JA: 'JP', KN: 'KP', KS: 'KR',
  KZ: 'KZ', MC: 'MO', MG: 'MN', MX: 'MX', MY: 'MY', NI: 'NG', NL: 'NL', NO: 'NO', NP: 'NP', NZ: 'NZ', PK: 'PK', PL: 'PL',
  PM: 'PA', PO: 'PT', RO: 'RO', RP: 'PH', RS: 'RU', SA: 'SA', SF: 'ZA', SN: 'SG', SP: 'ES', SW: 'SE', SY: 'SY', SZ: 'CH',
  TH: 'TH', TU: 'TR', TW: 'TW', UK: 'GB', UP: 'UA', US: 'US', VE: 'VE', VM: 'VN',
}; // prettier-ignore

export const isoOfThree = (code: string): string | undefined => BY_THREE[code];
export const isoOfFips = (code: string): string | undefined => BY_FIPS[code];

const NAMES = {
  en: new Intl.DisplayNames('en', { type: 'region' }),
  fr: new Intl.DisplayNames('fr', { type: 'region' }),
  zh: new Intl.DisplayNames('zh-Hans', { type: 'region' }),
};

/** The name of a country by its ISO code. */
export function countryName(iso: string, language: 'en' | 'fr' | 'zh'): string {
  return NAMES[language].of(iso) ?? iso;
}
