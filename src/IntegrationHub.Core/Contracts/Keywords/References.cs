namespace IntegrationHub.Core.Contracts;

/// <summary><c>$ref</c>, and <c>$dynamicRef</c> where the way does not matter (JSON Schema Core, section 8.2.3).</summary>
internal sealed class RefKeyword(string name, SchemaNode target) : Keyword(name)
{
    private readonly string _segment = "/" + name;

    public SchemaNode Target => target;

    public override bool Check(Evaluator evaluator, int node, Marks? marks) => evaluator.Evaluate(_segment, target, node, marks);
}

/// <summary><c>$dynamicRef</c> to a dynamic anchor: the outermost resource on the way that has the anchor is meant.</summary>
internal sealed class DynamicRefKeyword(string anchor, SchemaNode first, Func<SchemaResource, SchemaNode> anchored) : Keyword("$dynamicRef")
{
    public override bool Check(Evaluator evaluator, int node, Marks? marks) =>
        evaluator.Evaluate("/$dynamicRef", evaluator.OutermostWith(anchor) is { } outer ? anchored(outer) : first, node, marks);
}
