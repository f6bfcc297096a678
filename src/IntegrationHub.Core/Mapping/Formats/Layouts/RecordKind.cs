namespace IntegrationHub.Core.Mapping.Formats.Layouts;

/// <summary>One kind of record with its fields.</summary>
/// <param name="Name">The name in the tree.</param>
/// <param name="Tag">The text by which the document names it.</param>
/// <param name="Fields">The fields, by position.</param>
internal sealed record RecordKind(string Name, string Tag, IReadOnlyList<LayoutField> Fields)
{
    /// <summary>Gets where the last field ends.</summary>
    public int Length => Fields.Count == 0 ? 0 : Fields[^1].At + Fields[^1].Length;
}
