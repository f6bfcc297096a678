namespace IntegrationHub.Core.Mapping.Schema;

/// <summary>The schemas as far as they are not made from declarations.</summary>
internal static class SchemaTexts
{
    public const string Mapping = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "language/mapping", "x-version": "1.0.0", "title": "A mapping",
          "description": "Rules from one contract to one or more: data, not a program.",
          "type": "object", "additionalProperties": false, "required": ["language", "mapping", "version", "from"],
          "properties": {
            "language": { "const": 1, "description": "The version of the mapping language." },
            "mapping": { "$ref": "#/$defs/id", "description": "The id: system and interface, for example plm-windchill/part." },
            "version": { "$ref": "#/$defs/version", "description": "The version of this file. A change of a file that a hub has imported takes a new one." },
            "name": { "description": "A name for people." },
            "description": { "description": "What people should know." },
            "from": { "$ref": "#/$defs/versioned", "description": "The contract of the input." },
            "to": { "$ref": "#/$defs/versioned", "description": "The contract of the output; with several outputs take 'outputs'." },
            "requirements": { "$ref": "#/$defs/texts", "description": "Ids of requirements.yaml that all rules serve." },
            "rules": { "$ref": "#/$defs/rules" },
            "outputs": { "type": "array", "items": { "$ref": "#/$defs/output" }, "description": "Several kinds of messages from one: none, one or many of each." },
            "roundTrip": { "$ref": "#/$defs/roundTrip" },
            "examples": { "type": "array", "items": { "$ref": "#/$defs/example" }, "description": "The tests: hub test runs them, and every rule must be run by one." }
          },
          "oneOf": [
            { "required": ["to"], "properties": { "outputs": false } },
            { "required": ["outputs"], "properties": { "to": false, "rules": false } }
          ],
          "$defs": {
            "id": { "type": "string", "maxLength": 120, "pattern": "^[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*$" },
            "version": { "type": "string", "pattern": "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[A-Za-z0-9.-]+)?$" },
            "versioned": { "type": "string", "pattern": "^[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*@(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[A-Za-z0-9.-]+)?$" },
            "text": { "type": ["string", "number", "boolean"] },
            "texts": { "type": "array", "items": { "$ref": "#/$defs/text" } },
            "pointer": { "type": "string", "pattern": "^(\\^*|group)(/([^~/]|~[01])*)*$" },
            "elementPointer": { "type": "string", "pattern": "^\\^*(/([^~/]|~[01])*)*$" },
            "targetPointer": { "type": "string", "pattern": "^(/([^~/]|~[01])*)*$" },
            "rules": { "type": "array", "items": { "$ref": "#/$defs/rule" }, "description": "The rules, each with an id: coverage, lineage, review and evidence speak of it." },
            "output": {
              "type": "object", "additionalProperties": false, "required": ["name", "to"],
              "properties": {
                "name": { "$ref": "#/$defs/text", "description": "The name of the output, unique in the file." },
                "to": { "$ref": "#/$defs/versioned", "description": "Its contract." },
                "when": { "$ref": "#/$defs/condition", "description": "When it is made; with forEach, for which elements." },
                "forEach": { "$ref": "#/$defs/elementPointer", "description": "An array of which every element makes one message." },
                "rules": { "$ref": "#/$defs/rules" },
                "description": { "description": "What people should know." }
              }
            },
            "rule": {
              "type": "object", "additionalProperties": false, "required": ["id"],
              "properties": {
                "id": { "$ref": "#/$defs/text", "description": "Unique in the file." },
                "set": { "$ref": "#/$defs/targetPointer", "description": "The target, relative to the element inside forEach; \"\" is the element itself." },
                "from": { "$ref": "#/$defs/pointer", "description": "The source. Inside forEach relative to the element; ^/ is the level above, ^^/ the next; group/x is the list of what every element of a group has." },
                "const": { "description": "A constant, any value." },
                "template": { "type": "string", "description": "Text with values: {a}-{/b/c}. Where one is missing, the rule sets nothing. Braces are doubled." },
                "do": { "type": "array", "items": { "$ref": "#/$defs/call" }, "description": "A chain of functions." },
                "lookup": { "$ref": "#/$defs/versioned", "description": "A code list. An unknown code is refused; a code with the value null is known and sets nothing." },
                "keepRaw": { "$ref": "#/$defs/targetPointer", "description": "Where path and value of the source are kept, as { path, value }." },
                "when": { "$ref": "#/$defs/condition", "description": "When the rule applies; with forEach, to which elements. Rules that set one target must exclude each other." },
                "default": { "description": "The value where the source has none; only on a rule that cites a requirement with mayDefault: true." },
                "required": { "type": "boolean", "description": "true: a message without the value is refused." },
                "requirements": { "$ref": "#/$defs/texts", "description": "Ids of requirements.yaml." },
                "forEach": { "$ref": "#/$defs/pointer", "description": "An array that is mapped element by element; 'group' inside a grouped loop." },
                "groupBy": { "anyOf": [{ "$ref": "#/$defs/elementPointer" }, { "type": "array", "items": { "$ref": "#/$defs/elementPointer" } }], "description": "Members by which elements are put together: those that agree in all make one element of the output." },
                "into": { "$ref": "#/$defs/targetPointer", "description": "The array that results are appended to." },
                "rules": { "$ref": "#/$defs/rules", "description": "The rules for each element." },
                "name": { "description": "A name for people." },
                "description": { "description": "What people should know." }
              },
              "if": { "required": ["forEach"] },
              "then": {
                "required": ["into", "rules"],
                "properties": { "rules": { "minItems": 1 }, "set": false, "from": false, "const": false, "template": false, "do": false, "lookup": false, "keepRaw": false, "default": false }
              },
              "else": {
                "required": ["set"],
                "properties": { "into": false, "rules": false, "groupBy": false },
                "oneOf": [
                  { "required": ["from"], "properties": { "const": false, "template": false } },
                  { "required": ["const"], "properties": { "from": false, "template": false, "keepRaw": false } },
                  { "required": ["template"], "properties": { "from": false, "const": false, "keepRaw": false } },
                  { "required": ["do"], "properties": { "do": { "minItems": 1 }, "from": false, "const": false, "template": false, "keepRaw": false } }
                ]
              }
            },
            "condition": {
              "type": "object", "additionalProperties": false, "minProperties": 1,
              "properties": {
                "present": { "$ref": "#/$defs/elementPointer", "description": "The value is there and is not null." },
                "absent": { "$ref": "#/$defs/elementPointer", "description": "The value is not there, or is null." },
                "equals": { "type": "object", "propertyNames": { "$ref": "#/$defs/elementPointer" }, "description": "Pointer and value, type and value compared; numbers exactly." },
                "in": { "type": "object", "propertyNames": { "$ref": "#/$defs/elementPointer" }, "additionalProperties": { "type": "array" }, "description": "Pointer and list of values." },
                "matches": { "type": "object", "propertyNames": { "$ref": "#/$defs/elementPointer" }, "additionalProperties": { "$ref": "#/$defs/text" }, "description": "Pointer and pattern, found anywhere in the text unless anchored; no look-around, no back references." },
                "all": { "type": "array", "items": { "$ref": "#/$defs/condition" }, "description": "Every condition holds." },
                "any": { "type": "array", "items": { "$ref": "#/$defs/condition" }, "description": "At least one condition holds." },
                "not": { "$ref": "#/$defs/condition", "description": "The condition does not hold." }
              },
              "description": "Several in one condition must all hold."
            },
            "roundTrip": {
              "type": "object", "additionalProperties": false, "required": ["back"],
              "properties": {
                "back": { "$ref": "#/$defs/versioned", "description": "The mapping that leads back." },
                "loses": { "$ref": "#/$defs/texts", "description": "What does not survive: pointers into the input, with * for elements." }
              },
              "description": "hub test takes every example there and back; what is not named as lost must come out the same."
            },
            "example": {
              "type": "object", "additionalProperties": false, "required": ["name", "given"],
              "properties": {
                "name": { "$ref": "#/$defs/text", "description": "What it shows." },
                "given": { "description": "The message." },
                "expect": { "description": "The exact document; with several outputs, a mapping from output name to document or list of documents." },
                "expectPart": { "description": "A part of it." },
                "quarantine": { "$ref": "#/$defs/text", "description": "The rule that must refuse the message." },
                "noOutput": { "type": "boolean", "description": "true: the message must yield nothing." }
              },
              "oneOf": [{ "required": ["expect"] }, { "required": ["expectPart"] }, { "required": ["quarantine"] }, { "required": ["noOutput"] }]
            }
          }
        }
        """;

    public const string CodeList = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "language/code-list", "x-version": "1.0.0", "title": "A code list",
          "description": "What the codes of a system mean.",
          "type": "object", "additionalProperties": false, "required": ["language", "codeList", "version", "entries"],
          "properties": {
            "language": { "const": 1, "description": "The version of the mapping language." },
            "codeList": { "type": "string", "maxLength": 120, "pattern": "^[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*$", "description": "The id." },
            "version": { "type": "string", "pattern": "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[A-Za-z0-9.-]+)?$", "description": "The version of this file." },
            "name": { "description": "A name for people." },
            "description": { "description": "What people should know." },
            "entries": { "type": "object", "minProperties": 1, "description": "Code and value; codes are always text. A code with the value null is known and sets nothing." },
            "fallback": {
              "type": "object", "required": ["value", "reason"],
              "properties": {
                "value": { "description": "The value for unknown codes; it is marked as assumed." },
                "reason": { "type": ["string", "number", "boolean"], "minLength": 1, "description": "Why guessing is right here. Never for tracking, units, dispositions or identifiers." }
              },
              "description": "Answers for unknown codes."
            }
          }
        }
        """;

    public const string Requirements = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "language/requirements", "x-version": "1.0.0", "title": "The requirement and risk register",
          "type": "object", "required": ["language", "version", "requirements"],
          "properties": {
            "language": { "const": 1, "description": "The version of the mapping language." },
            "register": { "description": "The name of the register." },
            "version": { "type": "string", "description": "The version of this file." },
            "requirements": {
              "type": "array",
              "items": {
                "type": "object", "additionalProperties": false, "required": ["id", "text", "source", "risk", "reason", "owner"],
                "properties": {
                  "id": { "type": ["string", "number"], "description": "The id that rules cite." },
                  "text": { "type": "string", "description": "What is required." },
                  "source": {
                    "type": "object", "required": ["edition", "clause"], "anyOf": [{ "required": ["standard"] }, { "required": ["document"] }],
                    "properties": { "standard": { "description": "The standard." }, "document": { "description": "Or the document." }, "edition": { "description": "Its edition." }, "clause": { "description": "The clause." } },
                    "description": "Where it comes from."
                  },
                  "risk": { "enum": ["high", "medium", "low"], "description": "How much harm follows where it is not met." },
                  "reason": { "type": "string", "description": "Why the risk is so." },
                  "owner": { "type": "string", "description": "Who answers for it." },
                  "mayDefault": { "type": "boolean", "description": "true: a rule that cites it may name a default." }
                }
              },
              "description": "The entries."
            }
          }
        }
        """;

    public const string System = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "language/system", "x-version": "1.0.0", "title": "A system",
          "description": "How a system is connected and what it can express and hold.",
          "type": "object", "additionalProperties": false, "required": ["system", "version", "kind", "expresses"],
          "properties": {
            "language": { "const": 1, "description": "The version of the mapping language." },
            "system": { "type": "string", "minLength": 1, "description": "The name: that of the folder." },
            "version": { "type": "string", "minLength": 1, "description": "The version of this file." },
            "kind": { "type": "string", "minLength": 1, "description": "erp, plm, mes, qms, srm, trace." },
            "name": { "description": "A name for people." },
            "description": { "description": "What people should know." },
            "owner": { "description": "Who answers for it." },
            "zone": { "description": "Its network zone." },
            "sites": { "type": "object", "additionalProperties": { "type": ["string", "number", "boolean"] }, "description": "Its plant codes and the hub's sites; an unknown plant is refused." },
            "uniqueness": { "type": "object", "description": "How far its numbers are unique: per item, plant or client." },
            "expresses": {
              "type": "object", "required": ["lot", "serial", "both"],
              "properties": {
                "lot": { "type": "boolean", "description": "It can track by lot." },
                "serial": { "type": "boolean", "description": "It can track by serial number." },
                "both": { "type": "boolean", "description": "It can track by both at once." },
                "attributes": {
                  "type": "object",
                  "propertyNames": { "enum": ["base-unit", "conversion", "revision", "effectivity", "expiry", "shelf-life", "remaining-shelf-life", "lot-numbering", "suppliers"] },
                  "additionalProperties": {
                    "type": "object", "additionalProperties": false, "required": ["held", "source"],
                    "properties": {
                      "held": { "type": "boolean", "description": "It holds the attribute and sends it for every item: what it then leaves out is unknown." },
                      "only": { "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }], "description": "The words that it can say; left out, all." },
                      "source": { "type": "string", "minLength": 1, "description": "The document that says so." }
                    },
                    "description": "What it can hold of the attribute."
                  },
                  "description": "What it can hold of master attributes beside the flag."
                }
              },
              "description": "What it can express."
            },
            "defaultTracking": { "type": "object", "description": "The tracking of items of which it sent no master message; left out, it is unknown." },
            "evidence": { "type": "object", "additionalProperties": { "enum": ["exact", "bulk", "candidate", "assumed"] }, "description": "The evidence grade of each of its event types." },
            "holds": { "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }], "description": "What it can block: unit, lot, container, stock-status." },
            "delivery": { "description": "at-least-once or exactly-once-in-effect." },
            "assurance": { "description": "Its security assurance: certificate, scope, expiry." },
            "flagChange": { "description": "When it lets a tracking flag, or another master attribute, change." },
            "interfaces": { "type": "object", "additionalProperties": { "$ref": "#/$defs/interface" }, "description": "Its flows, each of one message type in one direction." }
          },
          "$defs": {
            "interface": {
              "type": "object", "additionalProperties": false, "required": ["direction", "mapping"],
              "properties": {
                "direction": { "enum": ["in", "out"], "description": "To the hub, or from it." },
                "trigger": {
                  "anyOf": [
                    { "enum": ["push", "drop", "queue", "outbox", "hub"] },
                    { "type": "object", "required": ["poll"], "properties": { "poll": { "type": "string", "pattern": "^P", "description": "An ISO 8601 duration, for example PT15M." } } }
                  ],
                  "description": "What starts it: { poll: PT15M }, push, drop, queue, outbox, hub."
                },
                "source": { "type": "object", "required": ["connector"], "properties": { "connector": { "type": "string", "description": "http, files, tryton." } }, "description": "The connector of an inbound interface and its settings." },
                "target": { "type": "object", "required": ["connector"], "properties": { "connector": { "type": "string", "description": "http, files." } }, "description": "The connector of an outbound interface and its settings." },
                "format": { "anyOf": [{ "type": "string" }, { "type": "object", "minProperties": 1, "maxProperties": 1 }], "description": "How bytes become a tree: json, xml, csv, tsv, xlsx, or one of them with options." },
                "split": { "type": "object", "properties": { "each": { "type": "string", "description": "The array of which every element is a message." } }, "description": "Without it the envelope is one message." },
                "load": {
                  "anyOf": [{ "enum": ["full"] }, { "type": "object", "additionalProperties": false, "required": ["full"], "properties": { "full": { "type": "integer", "minimum": 1, "maximum": 99, "description": "By how many percent a load may be smaller than the last one before a person must confirm it." } } }],
                  "description": "Each envelope holds all that the system has: what is absent from it is deleted there. Not for polls."
                },
                "key": { "anyOf": [{ "enum": ["header", "file"] }, { "type": "array", "items": { "type": "string" } }], "description": "The idempotency key: pointers into the message (? marks one that may be absent), header or file. Left out, nothing is suppressed." },
                "mapping": { "type": "string", "minLength": 1, "description": "The mapping with its version." },
                "description": { "description": "What people should know." },
                "purpose": { "enum": ["posting", "record", "label"], "description": "What the target does with a message; the default is posting. Only for outbound interfaces." },
                "concerns": { "enum": ["inputs", "outputs", "materials"], "description": "Which side of a material event the target gets. Left out: what went in, else what the event is about, else what came out." },
                "backFill": { "enum": ["late-assignment", "reverse-and-repost"], "description": "Carries approved back-fills of this kind to the target. Only for outbound interfaces." },
                "dialect": { "description": "The dialect of a table format." },
                "name": { "description": "A name for people." }
              }
            }
          }
        }
        """;
}
