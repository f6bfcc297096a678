using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class EpcisEventId : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("epcisEventId", "Identifiers",
        "Computes the id of an EPCIS 2.0 event from what it says (CBV 2.0, section 8.9): SHA-256 over its members in the standard's order, with times in UTC, identifiers as Digital Links and vocabulary as web URIs. eventID, recordTime and errorDeclaration do not count, so a correction has the id of what it corrects.")
    {
        Arguments =
        [
            new("namespaces", ArgumentType.Texts, "The namespaces of the prefixes of extension members, as the document's @context names them. A prefix without one is refused."),
            new("form", ArgumentType.Choice, "id (the default), or prehash: the text that is hashed, for people who ask why two ids differ.", false, "id", "prehash"),
        ],
        Examples =
        [
            new("epcisEventId", "{\"type\":\"ObjectEvent\",\"eventTime\":\"2026-03-02T07:14:00+01:00\",\"eventTimeZoneOffset\":\"+01:00\",\"epcList\":[\"urn:epc:id:sgtin:0614141.107346.2018\"],\"action\":\"OBSERVE\",\"bizStep\":\"shipping\"}",
                "\"ni:///sha-256;f7b8560749a35fb5263bd5ccb1a355388f59d22baad1ce9c616677d9c2979d7f?ver=CBV2.0\""),
            new("epcisEventId", "{\"type\":\"ObjectEvent\",\"eventTime\":\"yesterday\",\"eventTimeZoneOffset\":\"+01:00\"}", "refused"),
        ],
    };

    public override FunctionTypes Types => new(["object"], ["string"]);

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var namespaces = arguments.Texts("namespaces").ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var whole = arguments.Text("form") == "prehash";
        return (value, state) =>
        {
            if (value.Kind != MapKind.Node || state.Tape.Kind(value.Node) != JsonKind.Object)
            {
                return MapValue.Failed("An EPCIS event is expected, found something else. Point 'from' at the event.");
            }

            var text = EpcisPreHash.Of(state.Tape, value.Node, namespaces);
            return !text.Succeeded ? MapValue.Failed(text.Problems[0].Message)
                : MapValue.OfText(whole ? text.Value : EpcisHash.Id(text.Value));
        };
    }
}
