using System.Collections.Immutable;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Contracts;

/// <summary>A registered schema document.</summary>
/// <param name="Id">Its name: <c>canonical/material-master</c> where it names itself below the hub's base, else its absolute URI.</param>
/// <param name="Version">Its <c>x-version</c>; empty where it has none.</param>
/// <param name="Utf8">The bytes as registered.</param>
public sealed record RegisteredSchema(string Id, string Version, ReadOnlyMemory<byte> Utf8);

/// <summary>
/// The documents that references may lead to. Nothing is ever fetched. A document is known by its <c>$id</c>, and where it has an
/// <c>x-version</c> also as <c>id@version</c>; under one id and version the bytes never change. The metaschemas of draft 2020-12 are always there.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
public sealed class SchemaRegistry
{
    private readonly Lock _gate = new();
    private volatile State _state = State.Empty;

    /// <summary>Gets what was registered, in order of id and version; without the metaschemas.</summary>
    public IReadOnlyList<RegisteredSchema> Documents => [.. _state.Documents.OrderBy(d => d.Id, StringComparer.Ordinal).ThenBy(d => d.Version, StringComparer.Ordinal)];

    /// <summary>Registers a document after checking it against the metaschema. References are resolved when a contract is compiled, so the order does not matter.</summary>
    /// <param name="schemaUtf8">The document.</param>
    /// <param name="id">The name where the document has no <c>$id</c>; relative names are below <c>hub:/contracts/</c>.</param>
    public Outcome<RegisteredSchema> Add(ReadOnlyMemory<byte> schemaUtf8, string? id = null)
    {
        string uri = UriReferences.Resolve(UriReferences.ContractBase, UriReferences.SplitFragment(id ?? "unnamed").Uri);
        var read = SchemaDocument.Read(schemaUtf8.ToArray(), uri);
        if (!read.Succeeded)
            return Outcome<RegisteredSchema>.Failed(read.Problems);
        SchemaDocument document = read.Value;
        IReadOnlyList<Problem> faults = MetaSchemas.Check(document);
        if (faults.Count > 0)
            return Outcome<RegisteredSchema>.Failed(faults);
        var entry = new RegisteredSchema(NameOf(document.Root.Uri), VersionOf(document), document.Tape.Text);
        lock (_gate)
        {
            if (_state.Documents.FirstOrDefault(d => d.Id == entry.Id && d.Version == entry.Version) is { } known)
                return known.Utf8.Span.SequenceEqual(entry.Utf8.Span) ? Outcome<RegisteredSchema>.Of(known) : Outcome<RegisteredSchema>.Failed(SchemaProblems.Changed(entry.Id, entry.Version));
            var byUri = _state.ByUri.ToBuilder();
            foreach (SchemaResource resource in document.Resources)
                byUri[resource.Uri] = byUri.TryGetValue(resource.Uri, out var others) ? others.Add(resource) : [resource];
            if (uri != document.Root.Uri && id is not null)
                byUri[uri] = [document.Root];
            if (entry.Version.Length > 0)
                byUri[document.Root.Uri + "@" + entry.Version] = [document.Root];
            _state = new State(byUri.ToImmutable(), _state.Documents.Add(entry));
        }

        return Outcome<RegisteredSchema>.Of(entry);
    }

    /// <summary>Finds a document by <c>id@version</c>, or by id alone where only one version is registered.</summary>
    public bool TryFind(string reference, out RegisteredSchema document)
    {
        RegisteredSchema[] found = [.. _state.Documents.Where(d => d.Id + "@" + d.Version == reference)];
        if (found.Length == 0)
            found = [.. _state.Documents.Where(d => d.Id == reference)];
        document = found.Length == 1 ? found[0] : new RegisteredSchema("", "", default);
        return found.Length == 1;
    }

    internal ImmutableArray<SchemaResource> Resolve(string uri) =>
        MetaSchemas.ByUri.TryGetValue(uri, out SchemaResource? meta) ? [meta] : _state.ByUri.TryGetValue(uri, out var found) ? found : [];

    internal static string NameOf(string uri) => uri.StartsWith(UriReferences.ContractBase, StringComparison.Ordinal) ? uri[UriReferences.ContractBase.Length..] : uri;

    internal static string VersionOf(SchemaDocument document) =>
        document.Tape.TryGetMember(0, "x-version"u8, out int version) && document.Tape.Kind(version) == JsonKind.String ? document.Tape.GetString(version) : "";

    private sealed record State(ImmutableDictionary<string, ImmutableArray<SchemaResource>> ByUri, ImmutableList<RegisteredSchema> Documents)
    {
        public static State Empty { get; } = new(ImmutableDictionary<string, ImmutableArray<SchemaResource>>.Empty.WithComparers(StringComparer.Ordinal), []);
    }
}
