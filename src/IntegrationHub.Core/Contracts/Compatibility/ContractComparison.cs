using System.Text.Json;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Contracts.Compatibility;

/// <summary>Which documents of one version satisfy the other one.</summary>
public enum Compatibility
{
    /// <summary>Both ways: the same documents are valid.</summary>
    Full,

    /// <summary>All documents of the old version satisfy the new one.</summary>
    Backward,

    /// <summary>All documents of the new version satisfy the old one.</summary>
    Forward,

    /// <summary>Neither, or it cannot be shown.</summary>
    Breaking,
}

/// <summary>Where and why documents of one version may not satisfy the other one.</summary>
/// <param name="Direction"><c>backward</c>: documents of the old version under the new one; <c>forward</c>: the other way round.</param>
/// <param name="Path">The place in the documents, a JSON Pointer; <c>*</c> stands for any element or undeclared member.</param>
/// <param name="SchemaPath">The keyword that may refuse them, in the contract that judges.</param>
/// <param name="Why">Why, in plain words.</param>
public sealed record ContractBreak(string Direction, string Path, string SchemaPath, string Why);

/// <summary>Two versions of a contract, compared by the documents that they accept.</summary>
/// <param name="Old">The old version, <c>id@version</c>.</param>
/// <param name="New">The new version.</param>
/// <param name="OldHash">The semantic hash of the old version.</param>
/// <param name="NewHash">The semantic hash of the new version.</param>
/// <param name="Breaks">What stands against full compatibility.</param>
public sealed record ContractComparison(string Old, string New, string OldHash, string NewHash, IReadOnlyList<ContractBreak> Breaks)
{
    private const string BackwardWord = "backward";
    private const string ForwardWord = "forward";

    /// <summary>Gets whether all documents of the old version satisfy the new one.</summary>
    public bool IsBackward => Breaks.All(one => one.Direction != BackwardWord);

    /// <summary>Gets whether all documents of the new version satisfy the old one.</summary>
    public bool IsForward => Breaks.All(one => one.Direction != ForwardWord);

    /// <summary>Gets the verdict.</summary>
    public Compatibility Verdict => (IsBackward, IsForward) switch
    {
        (true, true) => Compatibility.Full,
        (true, false) => Compatibility.Backward,
        (false, true) => Compatibility.Forward,
        _ => Compatibility.Breaking,
    };

    /// <summary>Compares. What is claimed holds for every document; what cannot be shown is a break with the reason.</summary>
    /// <returns>The comparison, or the faults of both documents.</returns>
    public static Outcome<ContractComparison> Compare(ReadOnlyMemory<byte> before, string oldFile, ReadOnlyMemory<byte> after, string newFile)
    {
        List<Problem> faults = [.. Faults(before, oldFile), .. Faults(after, newFile)];
        if (faults.Count > 0)
        {
            return Outcome<ContractComparison>.Failed(faults);
        }

        using var oldDocument = JsonDocument.Parse(Text(before), new JsonDocumentOptions { MaxDepth = 128 });
        using var newDocument = JsonDocument.Parse(Text(after), new JsonDocumentOptions { MaxDepth = 128 });
        var (old, @new) = (new ComparedSchema(oldDocument.RootElement), new ComparedSchema(newDocument.RootElement));
        var (oldHash, newHash) = (SemanticHash.OfContract(Text(before), oldFile).Value, SemanticHash.OfContract(Text(after), newFile).Value);
        return Outcome<ContractComparison>.Of(new ContractComparison(old.Name, @new.Name, oldHash, newHash, oldHash == newHash ? [] :
        [
            .. new Containment(old, @new).Breaks().Select(one => new ContractBreak(BackwardWord, one.Path, one.SchemaPath, one.Why)),
            .. new Containment(@new, old).Breaks().Select(one => new ContractBreak(ForwardWord, one.Path, one.SchemaPath, one.Why)),
        ]));
    }

    private static IEnumerable<Problem> Faults(ReadOnlyMemory<byte> utf8, string file) =>
        new SchemaRegistry().Add(Text(utf8)).Problems.Select(problem => problem with { Place = problem.Place is null ? file : $"{file}#{problem.Place}" });

    private static ReadOnlyMemory<byte> Text(ReadOnlyMemory<byte> utf8) => utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
}
