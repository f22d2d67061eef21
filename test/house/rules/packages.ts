type Manifest = Readonly<Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>>;

/** Complains about packages whose version may move from one install to the next, and about addresses in the lockfile. */
export function pinningComplaints(manifest: string, lockfile: string): string[] {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(manifest) as Partial<Manifest>;
  const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
    .map(([name, version]) => `package.json: pin ${name} to one version, not ${version}`);
  const addresses = /"resolved":/.test(lockfile) ? ['package-lock.json: holds the address of a registry; omit it'] : [];
  return [...loose, ...addresses];
}
