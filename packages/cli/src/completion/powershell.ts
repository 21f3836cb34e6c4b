import type { CommandWords, OptionWords } from './words.js';

/** The completion script for PowerShell. */
export function powershellScript(commands: readonly CommandWords[], globals: readonly OptionWords[]): string {
  return `# Completion for msp. Install it: msp completion powershell >> $PROFILE
Register-ArgumentCompleter -Native -CommandName msp -ScriptBlock {
  param($word, $ast, $position)
  $globals = @(${globals.map(({ name }) => quote(`--${name}`)).join(', ')})
  $commands = [ordered]@{
${commands.map(({ name, summary }) => `    ${quote(name)} = ${quote(summary)}`).join('\n')}
  }
  $aliases = @{ ${commands.flatMap(({ name, alias }) => (alias ? [`${quote(alias)} = ${quote(name)}`] : [])).join('; ')} }
  $options = @{
${commands.map(({ name, options }) => `    ${quote(name)} = @(${options.map((option) => quote(`--${option.name}`)).join(', ')})`).join('\n')}
  }
  $values = @{
${commands.flatMap(({ name, options }) => options.filter(({ choices }) => choices.length > 0).map((option) => `    ${quote(`${name} --${option.name}`)} = @(${option.choices.map(quote).join(', ')})`)).join('\n')}
  }
  $words = @{
${commands
  .filter(({ places }) => places.flat().length > 0)
  .map(({ name, places }) => `    ${quote(name)} = @(${[...new Set(places.flat())].map(quote).join(', ')})`)
  .join('\n')}
  }
  $typed = @($ast.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { $_.ToString() })
  $command = $typed | Where-Object { $_ -notlike '-*' } | Select-Object -First 1
  if ($command -and $aliases.ContainsKey($command)) { $command = $aliases[$command] }
  $candidates = if (-not $command) { @($commands.Keys) + $globals }
    elseif ($typed.Count -gt 0 -and $values.ContainsKey("$command $($typed[-1])")) { $values["$command $($typed[-1])"] }
    elseif ($word -like '-*') { @($options[$command]) + $globals }
    else { @($words[$command]) }
  $candidates | Where-Object { $_ -and $_ -like "$word*" } | ForEach-Object {
    $hint = if ($commands.Contains($_)) { $commands[$_] } else { $_ }
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $hint)
  }
}
`;
}

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;
