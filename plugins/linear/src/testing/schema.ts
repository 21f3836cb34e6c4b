/** As much of a schema as our documents need, with Linear's names: what the small stand-in executes. */
export const SCHEMA = /* GraphQL */ `
  scalar DateTime
  scalar TimelessDate
  input Text { eq: String eqIgnoreCase: String in: [String!] nin: [String!] }
  input Id { eq: ID in: [ID!] }
  input Yes { eq: Boolean }
  input Day { gt: DateTime }
  input TeamFilter { id: Id }
  input Teams { some: TeamFilter }
  input Status { type: Text }
  input ProjectFilter { id: Id accessibleTeams: Teams status: Status }
  input WorkflowStateFilter { type: Text name: Text team: TeamFilter }
  input UserFilter { isMe: Yes }
  input IssueFilter { team: TeamFilter project: ProjectFilter state: WorkflowStateFilter assignee: UserFilter }
  input CommentFilter { issue: IssueFilter user: UserFilter updatedAt: Day }
  enum PaginationOrderBy { createdAt updatedAt }
  enum IssueRelationType { blocks duplicate related similar }
  input IssueCreateInput { id: String teamId: String! projectId: String title: String description: String priority: Int }
  input IssueUpdateInput { title: String description: String stateId: String }
  input CommentCreateInput { id: String issueId: String body: String parentId: String }
  input IssueRelationCreateInput { id: String issueId: String! relatedIssueId: String! type: IssueRelationType! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Organization { name: String! urlKey: String! }
  type User { id: ID! name: String! email: String! isMe: Boolean! organization: Organization! }
  type WorkflowState { id: ID! name: String! type: String! position: Float! }
  type States { nodes: [WorkflowState!]! pageInfo: PageInfo! }
  type Team { id: ID! key: String! name: String! states(first: Int): States! }
  type TeamPage { nodes: [Team!]! pageInfo: PageInfo! }
  type ProjectStatus { name: String! type: String! }
  type Milestone { id: ID! name: String! progress: Float! targetDate: TimelessDate }
  type Milestones { nodes: [Milestone!]! }
  type Project {
    id: ID! name: String! url: String! description: String! progress: Float! targetDate: TimelessDate updatedAt: DateTime!
    status: ProjectStatus! projectMilestones(first: Int): Milestones!
  }
  type Projects { nodes: [Project!]! pageInfo: PageInfo! }
  type Issue {
    id: ID! identifier: String! title: String! description: String url: String! updatedAt: DateTime! priorityLabel: String!
    state: WorkflowState! assignee: User team: Team! comments(first: Int, orderBy: PaginationOrderBy): Comments!
  }
  type Issues { nodes: [Issue!]! pageInfo: PageInfo! }
  type Comment { id: ID! body: String! url: String! createdAt: DateTime! updatedAt: DateTime! user: User issue: Issue }
  type Comments { nodes: [Comment!]! pageInfo: PageInfo! }
  type IssueRelation { id: ID! }
  type IssuePayload { success: Boolean! issue: Issue }
  type CommentPayload { success: Boolean! comment: Comment! }
  type IssueRelationPayload { success: Boolean! issueRelation: IssueRelation! }
  type Query {
    viewer: User!
    issue(id: String!): Issue!
    comment(id: String): Comment!
    issueRelation(id: String!): IssueRelation!
    issues(filter: IssueFilter, first: Int, after: String, orderBy: PaginationOrderBy): Issues!
    searchIssues(term: String!, first: Int, teamId: String): Issues!
    comments(filter: CommentFilter, first: Int, after: String, orderBy: PaginationOrderBy): Comments!
    projects(filter: ProjectFilter, first: Int, after: String, orderBy: PaginationOrderBy): Projects!
    teams(first: Int, after: String): TeamPage!
    workflowStates(filter: WorkflowStateFilter, first: Int, after: String): States!
  }
  type Mutation {
    issueCreate(input: IssueCreateInput!): IssuePayload!
    issueUpdate(id: String!, input: IssueUpdateInput!): IssuePayload!
    commentCreate(input: CommentCreateInput!): CommentPayload!
    issueRelationCreate(input: IssueRelationCreateInput!): IssueRelationPayload!
  }
`;
