using System.Text.Json.Nodes;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;

namespace IntegrationHub.Core.Genealogy.Epcis;

/// <summary>An event in the form of EPCIS 2.0, and what that form does not carry.</summary>
/// <param name="Event">The event, without an id of its own where the source's is none of EPCIS.</param>
/// <param name="Lost">The members of the canonical event that the form leaves out or says in another way.</param>
public sealed record EpcisForm(JsonObject Event, IReadOnlyList<string> Lost);

/// <summary>Writes material events as EPCIS 2.0 has them: what kind of event it is follows from what went in, came out, or was only seen.</summary>
public static class EpcisComposer
{
    /// <summary>Writes one event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="system">The system that sent it: it scopes its numbers.</param>
    /// <param name="recordedAt">When the hub took it, microseconds since the epoch.</param>
    public static EpcisForm Compose(MaterialEvent e, string system, long recordedAt)
    {
        var lost = new List<string>();
        var document = new JsonObject { ["type"] = "ObjectEvent" };
        AddTimes(document, e, recordedAt, lost);
        AddSides(document, e, system, lost);
        AddSurroundings(document, e, lost);
        if (e.Corrects is { } correction)
        {
            document["errorDeclaration"] = Declaration(correction, recordedAt);
        }

        AddLost(e, lost);
        return new EpcisForm(document, [.. lost.Distinct(StringComparer.Ordinal)]);
    }

    private static void AddTimes(JsonObject document, MaterialEvent e, long recordedAt, List<string> lost)
    {
        var time = e.Times?.Event ?? e.Times?.Document ?? e.Times?.Posting;
        if (HubInstant.Parse(time?.Instant ?? time?.From) is not { } at)
        {
            lost.Add("/times: none is on record, the time of recording stands for it");
            at = recordedAt;
        }
        else if (time!.Instant is null)
        {
            lost.Add("/times/event: an interval, its start stands for it");
        }

        document["eventTime"] = HubInstant.Text(at);
        document["eventTimeZoneOffset"] = time?.Offset is { Length: 6 } offset ? offset : "+00:00";
        document["recordTime"] = HubInstant.Text(recordedAt);
        if (time is not null && time.Offset is null)
        {
            lost.Add("/times/event/offset: not on record, +00:00 stands for it");
        }

        if (e.EventId is { } id)
        {
            document[EpcisNames.IsUri(id) ? "eventID" : "hub:sourceEventId"] = id;
        }
        else if (e.Corrects is { EventId: var wrong } && EpcisNames.IsUri(wrong))
        {
            document["eventID"] = wrong;
        }
    }

    private static void AddSides(JsonObject document, MaterialEvent e, string system, List<string> lost)
    {
        var (inputs, outputs, seen) = (e.Inputs ?? [], e.Outputs ?? [], e.Materials ?? []);
        var joins = e.Operation is Operation.Pack or Operation.Kit or Operation.Install;
        var parts = e.Operation is Operation.Unpack or Operation.Unkit or Operation.Remove or Operation.Disassemble;
        var parent = joins && outputs.Count == 1 && inputs.Count > 0 ? Named(outputs[0]) : parts && inputs.Count == 1 && outputs.Count > 0 ? Named(inputs[0]) : null;
        if (parent is not null)
        {
            document["type"] = e.Operation is Operation.Install or Operation.Remove or Operation.Disassemble ? "AssociationEvent" : "AggregationEvent";
            document["action"] = joins ? "ADD" : "DELETE";
            document["parentID"] = parent;
            Add("childEPCs", "childQuantityList", joins ? inputs : outputs);
        }
        else if (inputs.Count > 0 && (outputs.Count > 0 || e.Transformation is not null))
        {
            document["type"] = "TransformationEvent";
            Add("inputEPCList", "inputQuantityList", inputs);
            Add("outputEPCList", "outputQuantityList", outputs);
            if (e.Transformation is { } transformation)
            {
                document["transformationID"] = EpcisNames.Transformation(transformation.Id, system);
            }
        }
        else
        {
            document["action"] = outputs.Count > 0 ? "ADD" : inputs.Count > 0 ? "DELETE" : "OBSERVE";
            Add("epcList", "quantityList", [.. inputs, .. outputs]);
        }

        if (seen.Count > 0 && (inputs.Count + outputs.Count) > 0)
        {
            lost.Add("/materials: seen beside what went in or came out");
        }
        else if (seen.Count > 0)
        {
            Add("epcList", "quantityList", seen);
        }

        if (document["type"]!.GetValue<string>() == "ObjectEvent" && document["epcList"] is null && document["quantityList"] is null)
        {
            document["epcList"] = new JsonArray();
        }

        string? Named(MaterialReference material) => EpcisNames.Epc(material, system) ?? EpcisNames.Class(material, system);

        void Add(string pieces, string amounts, IReadOnlyList<MaterialReference> materials)
        {
            foreach (var material in materials)
            {
                if (EpcisNames.Epc(material, system) is { } epc)
                {
                    var list = List(document, pieces);
                    if (!list.Any(one => one!.GetValue<string>() == epc))
                    {
                        list.Add(epc);
                    }
                }
                else if (EpcisNames.Class(material, system) is { } type)
                {
                    List(document, amounts).Add(Amount(type, material));
                }
                else
                {
                    lost.Add("a material without any name");
                }
            }
        }
    }

    private static JsonObject Amount(string type, MaterialReference material)
    {
        var element = new JsonObject { ["epcClass"] = type };
        if (material.Quantity is { } quantity)
        {
            element["quantity"] = quantity;
            if (material.Unit is { } unit and not "C62")
            {
                element["uom"] = unit;
            }
        }

        return element;
    }

    private static void AddSurroundings(JsonObject document, MaterialEvent e, List<string> lost)
    {
        if ((e.BusinessStep ?? EpcisNames.Step(e.Operation)) is { } step)
        {
            document["bizStep"] = step;
        }
        else if (e.Operation != Operation.Observe)
        {
            document["hub:operation"] = EpcisNames.Word(e.Operation);
        }

        if (e.Disposition is { } disposition)
        {
            document["disposition"] = disposition;
        }

        if (e.Site is { } site)
        {
            document["bizLocation"] = new JsonObject { ["id"] = EpcisNames.Site(site) };
        }

        foreach (var paper in e.Documents ?? [])
        {
            List(document, "bizTransactionList").Add(paper.Type == "transaction"
                ? new JsonObject { ["bizTransaction"] = EpcisNames.Document(paper.Type, paper.Id) }
                : new JsonObject { ["type"] = EpcisNames.DocumentType(paper.Type), ["bizTransaction"] = EpcisNames.Document(paper.Type, paper.Id) });
        }
    }

    private static JsonObject Declaration(Correction correction, long recordedAt)
    {
        var declaration = new JsonObject { ["declarationTime"] = HubInstant.Text(HubInstant.Parse(correction.DeclaredAt) ?? recordedAt) };
        if (correction.Reason is "did_not_occur" or "incorrect_data" || (correction.Reason is { } uri && EpcisNames.IsUri(uri)))
        {
            declaration["reason"] = correction.Reason;
        }
        else if (correction.Reason is { } words)
        {
            declaration["hub:reason"] = words;
        }

        if (correction.CorrectiveEventIds is { Count: > 0 } corrective && corrective.All(EpcisNames.IsUri))
        {
            declaration["correctiveEventIDs"] = new JsonArray([.. corrective.Select(id => (JsonNode)id)]);
        }

        return declaration;
    }

    // What no member of the form says; a reader who needs it asks the hub for the message.
    private static void AddLost(MaterialEvent e, List<string> lost)
    {
        (string Member, bool IsThere)[] members =
        [
            ("/partner", e.Partner is not null), ("/operatorReference", e.OperatorReference is not null),
            ("/transformation/kind", e.Transformation?.Kind is not null), ("/transformation/closed", e.Transformation?.Closed is not null),
            ("/times/document", e.Times is { Event: not null, Document: not null }), ("/times/posting", e.Times is { Event: not null, Posting: not null }),
        ];
        lost.AddRange(members.Where(m => m.IsThere).Select(m => m.Member));
        foreach (var material in (e.Inputs ?? []).Concat(e.Outputs ?? []).Concat(e.Materials ?? []))
        {
            (string Member, bool IsThere)[] parts =
            [
                ("segment", material.Segment is not null), ("lotAttributes", material.LotAttributes is not null), ("evidence", material.Evidence is not null), ("position", material.Position is not null),
                ("lot of a piece", material is { Serial: not null, Lot: not null }), ("quantity of a piece", material is { Serial: not null, Quantity: not null }),
            ];
            lost.AddRange(parts.Where(p => p.IsThere).Select(p => $"material: {p.Member}"));
        }
    }

    private static JsonArray List(JsonObject document, string name)
    {
        if (document[name] is not JsonArray list)
        {
            document[name] = list = [];
        }

        return list;
    }
}
