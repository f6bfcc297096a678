namespace IntegrationHub.Core.Contracts;

/// <summary>What a contract says about its documents, to be walked by code that is no validator: mapping compiler, checks, pages.</summary>
public sealed class ContractShape
{
    internal ContractShape(SchemaNode root) => Root = new SchemaNodeInfo([root]);

    /// <summary>Gets the root value.</summary>
    public SchemaNodeInfo Root { get; }

    /// <summary>Finds what the contract declares at a JSON Pointer into its documents; an array index or <c>*</c> stands for elements.</summary>
    /// <returns>False where the contract declares nothing there, even if it would let anything pass.</returns>
    public bool TryResolve(string pointer, out SchemaNodeInfo info) => Root.TryResolve(pointer, out info);
}
