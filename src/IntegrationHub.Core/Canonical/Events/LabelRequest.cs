using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Canonical.Events;

/// <summary>Canonical message <c>label-request</c>: print labels that say no more than is known.</summary>
public sealed record LabelRequest
{
    /// <summary>Gets the id of the request; a reprint is a new request.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the label template and its version.</summary>
    public required string Template { get; init; }

    /// <summary>Gets the printer, in the words of the printing system.</summary>
    public string? Printer { get; init; }

    /// <summary>Gets how many copies, 1 to 1000.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>Gets the material to label, one label each.</summary>
    public required IReadOnlyList<MaterialReference> Materials { get; init; }

    /// <summary>Gets further texts by name.</summary>
    public IReadOnlyDictionary<string, string>? Texts { get; init; }
}
