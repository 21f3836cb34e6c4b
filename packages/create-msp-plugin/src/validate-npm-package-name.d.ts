declare module 'validate-npm-package-name' {
  /** What npm has to say about the name of a package. */
  export default function validate(name: string): {
    readonly validForNewPackages: boolean;
    readonly errors?: readonly string[];
    readonly warnings?: readonly string[];
  };
}
