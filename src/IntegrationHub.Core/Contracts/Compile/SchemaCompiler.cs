using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Contracts;

/// <summary>
/// Turns schema documents into <see cref="SchemaNode"/>s. Every place is compiled once; places wait in a queue, so that
/// references may form any graph and no schema can exhaust the stack.
/// </summary>
internal sealed partial class SchemaCompiler(SchemaDocument document, SchemaRegistry registry, ContractOptions options)
{
    private readonly Dictionary<(SchemaDocument, int), SchemaNode> _nodes = [];
    private readonly Queue<SchemaNode> _waiting = new();
    private readonly Dictionary<SchemaResource, Vocabularies> _vocabularies = [];

    public List<Problem> Problems { get; } = [];

    /// <summary>Some <c>$dynamicRef</c> depends on the way through the schemas.</summary>
    public bool HasDynamicScope { get; private set; }

    public SchemaNode Compile()
    {
        SchemaNode root = NodeAt(document, document.Root.Root);
        while (_waiting.TryDequeue(out SchemaNode? next))
            Fill(next);
        if (Problems.Count == 0)
            ReferenceLoops.Find(_nodes.Values, Problems);
        // With a dynamic scope the way matters, so no reference may be skipped.
        if (Problems.Count == 0 && !HasDynamicScope)
            Shorten();
        return root;
    }

    private void Shorten()
    {
        foreach (SchemaNode node in _nodes.Values)
        {
            SchemaNode at = node;
            while (at.OnlyReference is { } target)
                at = target;
            node.Direct = at;
        }
    }

    private SchemaNode NodeAt(SchemaDocument at, int place)
    {
        if (_nodes.TryGetValue((at, place), out SchemaNode? known))
            return known;
        SchemaResource resource = at.ResourceOf(place);
        var made = new SchemaNode(resource, place);
        _nodes.Add((at, place), made);
        _waiting.Enqueue(made);
        if (!_vocabularies.ContainsKey(resource))
        {
            _vocabularies.Add(resource, Dialects.Of(resource, registry, Problems));
            // A $dynamicRef may lead to any dynamic anchor of a resource that was passed on the way.
            foreach (int anchor in resource.DynamicAnchors.Values)
                NodeAt(at, anchor);
        }

        return made;
    }

    private void Fill(SchemaNode node)
    {
        TokenTape tape = node.Source;
        if (tape.Kind(node.Place) != JsonKind.Object)
        {
            if (tape.Kind(node.Place) is not (JsonKind.True or JsonKind.False))
                Problems.Add(SchemaProblems.NotASchema(tape, node.Place, node.Resource.Uri));
            node.IsFalse = tape.Kind(node.Place) == JsonKind.False;
            return;
        }

        var scope = new SchemaScope(this, node, _vocabularies[node.Resource]);
        var keywords = new List<Keyword>();
        AddReferences(scope, keywords);
        ValidationKeywords.Add(scope, keywords);
        ApplicatorKeywords.Add(scope, keywords);
        FormatKeyword.Add(scope, keywords, options);
        UnevaluatedKeywords.Add(scope, keywords);
        if (keywords is [RefKeyword only] && node.Types == SchemaNode.AnyType)
            node.OnlyReference = only.Target;
        for (int kind = 0; kind < node.ByKind.Length; kind++)
            node.ByKind[kind] = [.. keywords.Where(k => (k.Kinds & (1 << kind)) != 0)];
        foreach (int member in tape.Children(node.Place))
        {
            if (scope.IsAnnotation(tape.NameText(member)))
                node.Annotations.Add((tape.NameText(member), member));
        }
    }

    private void AddReferences(SchemaScope scope, List<Keyword> keywords)
    {
        if (scope.Text("$ref") is { } reference && Resolve(scope.Node, reference) is { } target)
        {
            SchemaNode node = NodeAt(target.Document, target.Place);
            scope.Node.InPlace.Add((node, InPlaceRole.Certain));
            keywords.Add(new RefKeyword("$ref", node));
        }

        if (scope.Text("$dynamicRef") is { } dynamic && Resolve(scope.Node, dynamic) is { } first)
        {
            SchemaNode node = NodeAt(first.Document, first.Place);
            scope.Node.InPlace.Add((node, InPlaceRole.Certain));
            string name = UriReferences.SplitFragment(dynamic).Fragment ?? "";
            // Only where the first target is itself a dynamic anchor does the way decide; else it is a plain reference.
            bool isDynamic = node.Resource.DynamicAnchors.TryGetValue(name, out int anchor) && anchor == first.Place;
            HasDynamicScope |= isDynamic;
            keywords.Add(isDynamic ? new DynamicRefKeyword(name, node, resource => _nodes[(resource.Document, resource.DynamicAnchors[name])]) : new RefKeyword("$dynamicRef", node));
        }
    }

    private (SchemaDocument Document, int Place)? Resolve(SchemaNode from, string reference)
    {
        string place = from.Location + "/$ref";
        (string relative, string? fragment) = UriReferences.SplitFragment(reference);
        string uri = UriReferences.Resolve(from.Resource.Uri, relative);
        SchemaResource? resource = document.Resources.Find(r => r.Uri == uri) ?? from.Resource.Document.Resources.Find(r => r.Uri == uri);
        if (resource is null)
        {
            var found = registry.Resolve(uri);
            if (found.Length != 1)
            {
                Problems.Add(found.Length == 0 ? SchemaProblems.Unresolved(place, reference, uri) : SchemaProblems.Ambiguous(place, reference, uri));
                return null;
            }

            resource = found[0];
        }

        if (string.IsNullOrEmpty(fragment))
            return (resource.Document, resource.Root);
        fragment = Uri.UnescapeDataString(fragment);
        if (fragment[0] == '/' ? resource.Document.Tape.TryResolve(fragment, out int at, resource.Root) : resource.Anchors.TryGetValue(fragment, out at))
            return (resource.Document, at);
        Problems.Add(SchemaProblems.NoSuchPlace(place, reference));
        return null;
    }

    internal SchemaNode Subschema(SchemaNode parent, int place) => NodeAt(parent.Resource.Document, place);
}
