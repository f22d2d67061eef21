import { z } from 'zod';
import { command, type Command, type Outcome, wholeNumberField, yesNoField } from '#platform';
import { openWithDemo } from './demo/start-demo.ts';
import type { HouseSettings } from './house-settings.ts';
import { makeRegister } from './make-register.ts';
import { type OpenHouse, openHouse } from './open-register.ts';
import { mayServe, serveUntilStopped } from './serve.ts';
import { examplePublisher, readSettingsFile, settingsFileOf, writeSettings } from './settings-file.ts';

/** What the commands of the house itself need: its settings, as the flags of the call change them. */
export type SettingsOf = (flags: { port?: number | undefined; host?: string | undefined }) => HouseSettings;

const NO_REGISTER: Outcome = {
  exit: 'not found',
  because: 'no_register',
  advice: 'there is no register in this home: kortisto init makes an empty one, npm start a demo',
};

const NOT_FOR_OTHERS: Outcome = {
  exit: 'refused',
  because: 'demo_is_for_this_machine',
  advice: 'a demo register is served to this machine alone: leave --host out',
};

const listening = {
  port: wholeNumberField(0, 65_535).optional().describe('port, 3210 unless given'),
  host: z.string().optional().describe('address to listen on, 127.0.0.1 unless given'),
};

/** Runs with an open house and closes it whatever happens. */
async function withHouse(house: OpenHouse, work: (house: OpenHouse) => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}

/** The commands by which a register is made, served and set. */
export const houseCommands = (settingsOf: SettingsOf): readonly Command[] => [
  initCommand(settingsOf),
  command('serve', {
    permit: 'none',
    summary: 'Serves the register: the API, the web app, the jobs',
    input: z.object(listening),
    run: async (flags, _permit, terminal) => {
      const settings = settingsOf(flags);
      return withHouse(await openHouse(settings), async (house) => {
        if (house.identity === null) return NO_REGISTER;
        if (!mayServe(house.identity.isDemo, settings.host)) return NOT_FOR_OTHERS;
        await serveUntilStopped(house, settings, terminal);
        return { exit: 'done' };
      });
    },
  }),
  command('start', {
    permit: 'none',
    summary: 'Serves the register; in an empty home it makes the demo register first',
    input: z.object(listening),
    run: async (flags, _permit, terminal) => {
      const settings = settingsOf(flags);
      return withHouse(await openWithDemo(settings, terminal), async (house) => {
        if (!mayServe(house.identity?.isDemo ?? false, settings.host)) return NOT_FOR_OTHERS;
        await serveUntilStopped(house, settings, terminal);
        return { exit: 'done' };
      });
    },
  }),
  command('settings export', {
    permit: 'settings:change',
    summary: 'Writes the settings as a file that kortisto init --settings reads',
    input: z.object({ format: z.enum(['toml', 'json']).default('toml') }),
    run: async ({ format }, by) => {
      const settings = await settingsFileOf(by);
      const json: unknown = JSON.parse(writeSettings(settings, 'json'));
      return { exit: 'done', json, text: writeSettings(settings, format) };
    },
  }),
];

const initCommand = (settingsOf: SettingsOf): Command =>
  command('init', {
    permit: 'none',
    summary: 'Makes an empty register in the home',
    input: z.object({
      testClock: yesNoField.optional().describe('a register for trying things out: KORTISTO_TODAY sets its day'),
      settings: z.string().optional().describe('settings file in TOML or JSON; the example publisher without one'),
    }),
    examples: ['kortisto init --settings publisher.toml', 'kortisto init --test-clock'],
    run: async ({ testClock = false, settings: path }) => {
      const read =
        path === undefined ? ({ kind: 'read', settings: examplePublisher } as const) : readSettingsFile(path);
      if (read.kind === 'refused') return { exit: 'refused', because: 'settings', advice: read.faults.join('\n') };
      return withHouse(await openHouse(settingsOf({})), async ({ register, identity }) => {
        if (identity !== null) {
          return { exit: 'refused', because: 'register_exists', advice: 'there is a register in this home already' };
        }
        const made = await makeRegister(register, read.settings, { isTestClock: testClock, isDemo: false });
        if (made.kind === 'refused') return { exit: 'refused', because: made.because, advice: made.advice };
        const text = `made an empty register in ${register.home}`;
        return { exit: 'done', json: { kind: 'made', home: register.home }, text, advice: 'next: kortisto serve' };
      });
    },
  });
