// A vitest reporter: writes what ran, what failed and what was skipped with the reason to the file KORTISTO_TEST_REPORT names.
import { readFileSync, writeFileSync } from 'node:fs';

/** Why a test is skipped when it does not say so itself: told by the words with which its file made it. */
const REASONS = [
  [/\btestWithShared\b/, 'reads ../shared, which is not beside this clone'],
  [/\btestWithTool\('([\w-]+)'\)/, 'needs the program $1, which is not on this machine'],
];

export default class TestReport {
  onTestRunEnd(modules, unhandledErrors) {
    const report = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const module of modules) {
      report.failed += module.errors().length;
      for (const test of module.children.allTests()) count(report, module, test);
    }
    writeFileSync(process.env.KORTISTO_TEST_REPORT, JSON.stringify(report));
  }
}

function count(report, module, test) {
  const { state, note } = test.result();
  if (state === 'passed') report.passed += 1;
  else if (state === 'failed') report.failed += 1;
  else
    report.skipped.push({
      name: `${module.relativeModuleId} › ${test.fullName}`,
      because: note ?? reasonIn(module.moduleId),
    });
}

function reasonIn(file) {
  const text = readFileSync(file, 'utf8');
  for (const [pattern, reason] of REASONS) {
    const match = pattern.exec(text);
    if (match) return reason.replace('$1', match[1] ?? '');
  }
  return 'no reason given';
}
