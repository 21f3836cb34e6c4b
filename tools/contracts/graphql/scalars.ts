import { GraphQLError, type GraphQLSchema, isScalarType } from 'graphql';

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** A schema's text says nothing of its own scalars but their names: those of times are given what their names say. */
export function withScalars(schema: GraphQLSchema): GraphQLSchema {
  const rules: Record<string, RegExp> = { DateTime: DATE_TIME, TimelessDate: DATE };
  for (const [name, pattern] of Object.entries(rules)) {
    const type = schema.getType(name);
    if (isScalarType(type))
      type.serialize = (value) => {
        if (typeof value === 'string' && pattern.test(value)) return value;
        throw new GraphQLError(`${name} cannot represent ${JSON.stringify(value)}`);
      };
  }
  return schema;
}
