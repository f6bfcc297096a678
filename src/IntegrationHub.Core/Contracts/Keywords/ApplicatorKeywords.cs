namespace IntegrationHub.Core.Contracts;

/// <summary>Compiles the applicator vocabulary (JSON Schema Core, section 10), and <c>required</c> with the members it belongs to.</summary>
internal static class ApplicatorKeywords
{
    public static void Add(SchemaScope scope, List<Keyword> keywords)
    {
        if (MembersKeyword.From(scope) is { } members)
            keywords.Add(members);
        if (!scope.Has(Vocabularies.Applicator))
            return;
        if (scope.Subschema("propertyNames") is { } names)
            keywords.Add(new PropertyNamesKeyword(names));
        SchemaNode[] prefix = [.. scope.Subschemas("prefixItems").Select(s => s.Schema)];
        SchemaNode? items = scope.Subschema("items");
        if (prefix.Length > 0 || items is not null)
            keywords.Add(new ItemsKeyword(prefix, items));
        scope.Node.Prefix = prefix;
        scope.Node.Items = items;
        if (scope.Subschema("contains") is { } contains)
        {
            bool counted = scope.Has(Vocabularies.Validation);
            keywords.Add(new ContainsKeyword(contains, counted ? scope.Count("minContains") ?? 1 : 1, counted ? scope.Count("maxContains") ?? int.MaxValue : int.MaxValue));
        }

        InPlace(scope, keywords);
    }

    private static void InPlace(SchemaScope scope, List<Keyword> keywords)
    {
        if (Branches(scope, "allOf", InPlaceRole.Certain) is { Length: > 0 } all)
            keywords.Add(new AllOfKeyword(all));
        if (Branches(scope, "anyOf", InPlaceRole.Possible) is { Length: > 0 } any)
            keywords.Add(new AnyOfKeyword(any));
        if (Branches(scope, "oneOf", InPlaceRole.Possible) is { Length: > 0 } one)
            keywords.Add(new OneOfKeyword(one));
        if (One("not") is { } not)
            keywords.Add(new NotKeyword(not));
        if (One("if") is { } condition)
            keywords.Add(new IfKeyword(condition, One("then"), One("else")));
        foreach ((string name, SchemaNode schema) in scope.Subschemas("dependentSchemas"))
        {
            scope.Node.InPlace.Add((schema, InPlaceRole.Possible));
            keywords.Add(new DependentSchemaKeyword("dependentSchemas", name, schema));
        }

        // The older form of both dependent keywords, which the metaschema still describes.
        if (scope.TryGet("dependencies", out int dependencies))
        {
            foreach (int dependency in scope.Tape.Children(dependencies))
            {
                string name = scope.Tape.NameText(dependency);
                if (scope.Tape.Kind(dependency) == JsonKind.Array)
                {
                    keywords.Add(new DependentRequiredKeyword("dependencies", name, scope.Texts(dependency)));
                    continue;
                }

                scope.Node.InPlace.Add((scope.Subschema(dependency), InPlaceRole.Possible));
                keywords.Add(new DependentSchemaKeyword("dependencies", name, scope.Subschema(dependency)));
            }
        }

        SchemaNode? One(string name)
        {
            SchemaNode? schema = scope.Subschema(name);
            if (schema is not null)
                scope.Node.InPlace.Add((schema, name is "then" or "else" ? InPlaceRole.Possible : InPlaceRole.Asked));
            return schema;
        }
    }

    private static SchemaNode[] Branches(SchemaScope scope, string name, InPlaceRole role)
    {
        SchemaNode[] branches = [.. scope.Subschemas(name).Select(s => s.Schema)];
        foreach (SchemaNode branch in branches)
            scope.Node.InPlace.Add((branch, role));
        return branches;
    }
}
