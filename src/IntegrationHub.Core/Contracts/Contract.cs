using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Contracts;

/// <summary>A compiled JSON Schema (draft 2020-12): compiled once, then it checks any number of documents.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class Contract
{
    private readonly SchemaNode _root;
    private readonly ContractOptions _options;
    private readonly bool _hasDynamicScope;

    private Contract(string id, string version, SchemaNode root, ContractOptions options, bool hasDynamicScope)
    {
        (Id, Version, _root, _options, _hasDynamicScope) = (id, version, root, options, hasDynamicScope);
        Shape = new ContractShape(root);
    }

    /// <summary>Gets its name: from the options, else from <c>$id</c>.</summary>
    public string Id { get; }

    /// <summary>Gets its <c>x-version</c>; empty where the document has none.</summary>
    public string Version { get; }

    /// <summary>Gets what the schema says about members, types and codes, for code that walks it.</summary>
    public ContractShape Shape { get; }

    /// <summary>Compiles a schema. References lead only into the document and the registry; nothing is fetched.</summary>
    /// <returns>The contract, or all faults: not a schema, unresolved references, reference loops, patterns that cannot be taken.</returns>
    public static Outcome<Contract> Compile(ReadOnlyMemory<byte> schemaUtf8, SchemaRegistry registry, ContractOptions? options = null)
    {
        string uri = UriReferences.Resolve(UriReferences.ContractBase, options?.Id ?? "unnamed");
        var document = SchemaDocument.Read(schemaUtf8.ToArray(), uri);
        if (!document.Succeeded)
            return Outcome<Contract>.Failed(document.Problems);
        IReadOnlyList<Problem> faults = MetaSchemas.Check(document.Value);
        return faults.Count > 0 ? Outcome<Contract>.Failed(faults) : FromDocument(document.Value, registry, options ?? new ContractOptions());
    }

    /// <summary>Checks a value and tells every fault.</summary>
    public ValidationResult Validate(TokenTape tape, int node = 0) => IsValid(tape, node) ? ValidationResult.Fine : Report(tape, node, wantsAnnotations: false);

    /// <summary>Checks a value and, where it is valid, lists the annotations that apply.</summary>
    public ValidationResult Annotate(TokenTape tape, int node = 0) => Report(tape, node, wantsAnnotations: true);

    /// <summary>Checks a value and answers only yes or no: the fast way.</summary>
    public bool IsValid(TokenTape tape, int node = 0)
    {
        var evaluator = new Evaluator(tape, _options, _hasDynamicScope, null);
        return evaluator.Evaluate(_root, node, null) && evaluator.Exhausted is null;
    }

    internal static Outcome<Contract> FromDocument(SchemaDocument document, SchemaRegistry registry, ContractOptions options)
    {
        var compiler = new SchemaCompiler(document, registry, options);
        SchemaNode root = compiler.Compile();
        return compiler.Problems.Count > 0
            ? Outcome<Contract>.Failed(compiler.Problems)
            : Outcome<Contract>.Of(new Contract(options.Id ?? SchemaRegistry.NameOf(document.Root.Uri), SchemaRegistry.VersionOf(document), root, options, compiler.HasDynamicScope));
    }

    private ValidationResult Report(TokenTape tape, int node, bool wantsAnnotations)
    {
        var report = new EvaluationReport(_options.MaxErrors, wantsAnnotations);
        var evaluator = new Evaluator(tape, _options, _hasDynamicScope, report);
        bool valid = evaluator.Evaluate(_root, node, null);
        if (evaluator.Exhausted is { } reason)
            return new ValidationResult(false, [new ValidationError(tape.Pointer(node), "", _root.Location, "", reason, null)]);
        return new ValidationResult(valid, valid ? [] : report.Errors) { Annotations = valid ? report.Annotations : [] };
    }
}
