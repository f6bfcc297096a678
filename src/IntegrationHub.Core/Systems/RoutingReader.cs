using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Systems;

/// <summary>Reads the routing policy.</summary>
public static class RoutingReader
{
    /// <summary>Reads <c>mappings/policies/routing.yaml</c>.</summary>
    /// <returns>The policy, or all problems.</returns>
    public static Outcome<RoutingPolicy> Read(YamlNode file)
    {
        var fields = new YamlFields();
        fields.OnlyKnown(file, "language", "policy", "version", "name", "description", "routes");
        var version = fields.Required(file, "version");
        var routes = new List<Route>();
        foreach (var node in file["routes"]?.Items ?? [])
        {
            fields.OnlyKnown(node, "id", "message", "from", "when", "to", "reason", "name", "description");
            var when = (node["when"]?.Members ?? []).ToDictionary(
                member => member.Name, member => fields.List(member.Value), StringComparer.Ordinal);
            var to = fields.List(node["to"]);
            if (to.Count == 0)
            {
                fields.Fault("SYS-0001", node, "A route needs 'to': one or more outbound interfaces. Add it.");
            }

            routes.Add(new Route(fields.Required(node, "id"), fields.Required(node, "message"), fields.List(node["from"]), when, to));
        }

        foreach (var twice in routes.GroupBy(route => route.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            fields.Fault("SYS-0002", file, $"The route id '{twice.Key}' is used {twice.Count()} times. Give each route its own id: deliveries are explained by it.");
        }

        return fields.Problems.Count == 0 ? Outcome<RoutingPolicy>.Of(new RoutingPolicy(version, routes)) : Outcome<RoutingPolicy>.Failed(fields.Problems);
    }
}
