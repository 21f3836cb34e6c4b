/** Ids of plugins of this project, those that are still to come among them: nobody else's plugin is called so, or nearly so. */
export const ANNOUNCED: readonly string[] = [
  ...['calendar', 'confluence', 'github', 'github-actions', 'google-calendar', 'jira', 'linear', 'mcp'],
  ...['monday', 'neo4j', 'nova-act', 'obsidian', 'servicenow', 'sharepoint', 'slack', 'trello'],
];
