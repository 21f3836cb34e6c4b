/** `node tools/contracts/run.ts`: tells whether the contracts of the services are here. It fails where `MSP_CONTRACTS` names no folder. */
import { read } from '../rules/files.ts';
import { contractsFolder } from './place.ts';
import { contractsLine, suitesWithContracts } from './told.ts';

const folder = contractsFolder();
const line = contractsLine(folder, suitesWithContracts(read((path) => path.endsWith('.test.ts'))));
console.log(process.env.GITHUB_ACTIONS && folder === null ? `::warning::${line}` : line);
if (folder === null && process.env.MSP_CONTRACTS) {
  console.error(`MSP_CONTRACTS is ${process.env.MSP_CONTRACTS}: there is no such folder`);
  process.exitCode = 1;
}
