using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Site : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("site", "Sites", "Turns a plant code of the system into the hub's site, by 'sites' of its system.yaml. An unknown plant is refused.");

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var sites = arguments.Sites;
        return OnText(text => sites.TryGetValue(text, out var site)
            ? MapValue.OfText(site)
            : MapValue.Failed($"The plant '{text}' is not among the sites of the system. Add it to 'sites' in its system.yaml, or correct it at the source."));
    }
}
