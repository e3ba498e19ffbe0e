import assert from 'node:assert/strict';
import { dateText } from '../../../src/text/dateText.ts';

/** With plain spaces, for which of them stands before AM and PM is up to the version of ICU. */
function shown(...args: Parameters<typeof dateText>): string {
  return dateText(...args).replaceAll(/\s/g, ' ');
}

describe('A time of the server, as it is shown', () => {
  const iso = '2024-01-05T15:04:09.000Z';

  for (const [language, timeZone, text] of [
    ['en', 'UTC', 'Jan 5, 2024, 3:04 PM UTC'],
    ['en', 'Asia/Shanghai', 'Jan 5, 2024, 11:04 PM GMT+8'],
    ['en', 'America/New_York', 'Jan 5, 2024, 10:04 AM EST'],
    ['en', 'Asia/Kolkata', 'Jan 5, 2024, 8:34 PM GMT+5:30'],
    ['zh-cn', 'UTC', '2024年1月5日 UTC 15:04'],
    ['zh-cn', 'Asia/Shanghai', '2024年1月5日 GMT+8 23:04'],
  ] as const) {
    it(`says its zone, ${timeZone} in the language ${language}`, () => {
      assert.equal(shown(iso, language, timeZone), text);
    });
  }

  it('is in the zone that holds at that time of the year', () => {
    const summer = '2024-07-05T15:04:09+08:00';
    assert.equal(shown(summer, 'en', 'America/New_York'), 'Jul 5, 2024, 3:04 AM EDT');
  });

  it('is in the zone of this machine unless another one is given', () => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    assert.equal(shown(iso, 'en'), shown(iso, 'en', timeZone));
    assert.match(shown(iso, 'en'), / [AP]M \S+$/);
  });

  for (const text of ['', 'yesterday', '2024-01-05', '2024-01-05T15:04:09', '1704467049000']) {
    it(`stays as it came where it is no time with a zone: "${text}"`, () => {
      assert.equal(dateText(text, 'en', 'UTC'), text);
    });
  }
});
