/** Git: the message that a session makes, and committing with it. */
export { COMMIT_TYPES, type CommitType } from './commit-type.js';
export { type CommitMessage, type CommitOptions, commitMessage } from './message.js';
export {
  type CommitResult,
  type GitState,
  gitCommit,
  gitPush,
  gitState,
  type PushOptions,
} from './repository.js';
