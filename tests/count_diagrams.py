#!/usr/bin/env python3
"""Counts what is drawn in the diagrams of an XMI file or a StarUML project, from the raw file and with
nothing of arkitjek's.

    count_diagrams.py FILE   ->  {"diagrams": 2, "shapes": 5, "lines": 2, "hidden": 0, "boxes": 6, "paths": 3}

A shape counts when what it shows is in the file as one of the kinds below; a line when it shows a
relationship between two of them that have shapes, or joins a note to one. Boxes and paths are all that
the file tells, but what is hidden.
"""
import json
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

NODES = set("""Activity ActivityGraph Actor Artifact Association AssociationClass AssociationEnd Attribute Class
Collaboration CommunicationPath Component Constraint DataType DeploymentSpecification Device Enumeration EnumerationLiteral
ExecutionEnvironment Extension ExtensionEnd FunctionBehavior GeneralizationSet InformationItem
InstanceSpecification Interaction Interface Model Node Object OpaqueBehavior Operation Package Port Primitive
PrimitiveType Profile Property Reception Signal StateMachine Stereotype Subsystem UseCase Comment""".split())
EDGES = set("""Abstraction Dependency Deployment ElementImport Extend Generalization Include InformationFlow
InterfaceRealization Manifestation PackageImport Permission Realization Substitution Usage""".split())
LINKS = {"Association", "AssociationClass", "CommunicationPath", "Extension", "Property", "Port", "Attribute", "AssociationEnd"}
FEATURES = {"Property", "Port", "Attribute", "AssociationEnd", "Operation", "EnumerationLiteral"}
BY_TAG = {"ownedAttribute": "Property", "ownedEnd": "Property", "generalization": "Generalization",
          "ownedLiteral": "EnumerationLiteral", "ownedComment": "Comment", "ownedRule": "Constraint",
          "ownedOperation": "Operation", "interfaceRealization": "InterfaceRealization",
          "packageImport": "PackageImport", "elementImport": "ElementImport",
          "ownedUseCase": "UseCase", "include": "Include", "extend": "Extend"}
FROM = ("client", "informationSource", "implementingClassifier", "specific", "child", "subtype",
        "Dependency.client", "Generalization.child", "Generalization.subtype", "Include.base", "Extend.extension")
TO = ("supplier", "informationTarget", "contract", "importedPackage", "importedElement", "general", "parent",
      "addition", "extendedCase", "Include.addition", "Extend.base",
      "supertype", "Dependency.supplier", "Generalization.parent", "Generalization.supertype")
TYPE = ("type", "AssociationEnd.type", "AssociationEnd.participant", "StructuralFeature.type")


def local(name):
    return name.rsplit("}", 1)[-1]


def get(node, name):
    """An attribute, whatever its prefix."""
    for key, value in node.attrib.items():
        if local(key) == name and (name not in ("id", "idref", "type") or "}" in key):
            return value
    return None


def xmi_id(node):
    return get(node, "id") or node.get("xmi.id")


def xmi_ref(node):
    return get(node, "idref") or node.get("xmi.idref")


class Model:
    """What can be shown: the kind of each id, and between what the relationships are."""

    def __init__(self, root):
        self.one = root.find(".//{*}XMI.content") is not None
        self.kinds, self.ends, self.types, self.holders = {}, {}, {}, {}
        self.associations, self.stand_ins, self.notes, self.proxies = {}, {}, {}, {}
        self.walk(root, None, None)
        for node in root.iter():
            if local(node.tag) == "connector" and node.find("extendedProperties") is not None:
                meant = node.find("extendedProperties").get("associationclass")
                if meant:
                    self.stand_ins[get(node, "idref")] = meant
            if get(node, "type") == "uml:Text" and get(node, "idref") in self.kinds:
                self.kinds[get(node, "idref")] = "Comment"  # Enterprise Architect writes it as something else

            elif local(node.tag) == "element" and get(node, "type") == "uml:ProxyConnector":
                self.proxies[get(node, "idref")] = node.get("classifier")
        up = {part: node for node in root.iter() for part in node}
        for node in root.iter("association"):
            if xmi_id(node) and local(up[node].tag) == "Extension":
                self.stand_ins[xmi_id(node)] = xmi_id(up[up[node]])

    def kind(self, node):
        tag = local(node.tag)
        if self.one:
            return tag.rsplit(".", 1)[-1]
        kind = get(node, "type")
        return kind.rsplit(":", 1)[-1] if kind else tag if tag in NODES else BY_TAG.get(tag)

    def walk(self, node, owner, owner_kind):
        tag = local(node.tag)
        if tag in ("Extension", "XMI.extension", "XMI.extensions", "eAnnotations", "Diagram", "diagrams"):
            if not (self.one and tag == "Extension"):
                return
        ident, kind = xmi_id(node), self.kind(node)
        if kind in NODES | EDGES and (ident or tag != "type") and not xmi_ref(node):
            if not (kind == "Comment" and self.documents(node, owner)):
                self.define(node, ident, kind, owner, owner_kind)
                owner, owner_kind = ident, kind
        for child in node:
            self.walk(child, owner, owner_kind)

    def documents(self, comment, owner):
        about = self.refs(comment, ("annotatedElement", "Comment.annotatedElement"))
        return about == [owner] and owner is not None

    def refs(self, node, names):
        found = []
        for key, value in node.attrib.items():
            if local(key) in names and not key.startswith("{"):
                found += [value] if self.one else value.split()
        for child in node:
            if local(child.tag) in names or local(child.tag).split(".", 2)[-1] in names:
                found += [xmi_ref(child)] if xmi_ref(child) else []
                found += [xmi_ref(part) for part in child if xmi_ref(part)]
        return found

    def define(self, node, ident, kind, owner, owner_kind):
        if not ident or (kind == "AssociationEnd" and ident in self.kinds):
            ident = object()  # ends have no id of Enterprise Architect's, and one for both elsewhere
        if ident in self.kinds:
            return
        self.kinds[ident] = kind
        if kind in EDGES:
            start, end = self.refs(node, FROM), self.refs(node, TO)
            inside = not self.one and local(node.tag) not in ("packagedElement", "ownedMember")
            self.ends[ident] = (start[0] if start else owner if inside else None, end[0] if end else None)
        elif kind in ("Property", "Port", "Attribute", "AssociationEnd"):
            kinds = self.refs(node, TYPE)
            self.types[ident] = kinds[0] if kinds else None
            self.holders[ident] = owner
            end = local(node.tag) == "ownedEnd" or kind == "AssociationEnd"
            self.join(owner if end and owner_kind in LINKS else node.get("association"), ident)
        elif kind in LINKS:
            for end in self.refs(node, ("memberEnd",)):
                self.join(ident, end)
        elif kind == "Comment":
            self.notes[ident] = set(self.refs(node, ("annotatedElement", "Comment.annotatedElement")))

    def join(self, association, end):
        ends = self.associations.setdefault(association, [])
        if end not in ends:
            ends.append(end)

    def find(self, ident):
        """The id of the element that a diagram means."""
        for candidate in (ident, self.stand_ins.get(ident), "EAPK_" + ident[5:] if ident else None):
            if candidate in self.kinds:
                return candidate
        return None

    def between(self, ident):
        kind = self.kinds[ident]
        if kind in EDGES:
            return self.ends[ident]
        if kind in ("Property", "Port", "Attribute", "AssociationEnd"):
            return self.holders[ident], self.types[ident]
        ends = [end for end in self.associations.get(ident, []) if end in self.kinds]
        return tuple(self.types.get(end) for end in ends) if len(ends) == 2 else (None, None)

    def is_whole(self, ident):
        return self.kinds[ident] not in EDGES or (
            all(self.ends[ident]) and all(end in self.kinds for end in self.ends[ident]))


class Diagram:
    """What a file tells of one: shapes are (name for lines, id, True of a note or "inside" of what lies in
    another shape, where a feature is text), lines are (id, from, to, name for other lines)."""

    def __init__(self, ident):
        self.ident, self.shapes, self.lines, self.hidden = ident, [], [], 0

    def line(self, subject, start, stop, name=None):
        self.lines.append((subject, start, stop, name))


def fields(text):
    return dict(part.strip().split("=", 1) for part in (text or "").split(";") if "=" in part)


def placed(diagram, element):
    """An element of Enterprise Architect's, or a DiagramElement of others."""
    geometry, subject = element.get("geometry") or "", element.get("subject")
    said, style = fields(geometry), fields(element.get("style"))
    if "Left" in said:
        diagram.shapes.append((style.get("DUID"), subject, False))
    elif "Path" in said or "SX" in said:
        if style.get("Hidden", "0") != "0":
            diagram.hidden += 1
        else:
            diagram.line(subject, style.get("SOID"), style.get("EOID"))
    elif "=" not in geometry and re.fullmatch(r"(-?[\d.]+,){3}-?[\d.]+,?", geometry):
        diagram.shapes.append((xmi_id(element), subject, False))
    elif "=" not in geometry and subject:
        diagram.line(subject, element.get("fromDiagramElement"), element.get("toDiagramElement"), xmi_id(element))


def widget(diagram, element):
    """Umbrello's."""
    name = element.get("localid") or xmi_id(element)
    is_note = local(element.tag).lower() in ("notewidget", "floatingtext")
    if element.get("widgetaid") or element.get("widgetbid"):
        diagram.line(xmi_id(element), element.get("widgetaid"), element.get("widgetbid"), name)
    elif not is_note or element.get("text"):
        diagram.shapes.append((name, xmi_id(element), is_note))


def listed(root):
    for node in root.iter():
        if local(node.tag) in ("diagram", "Diagram") and "UMLDI" not in node.tag and xmi_id(node):
            diagram = Diagram(xmi_id(node))
            for element in node.iter():
                if local(element.tag) in ("element", "DiagramElement") and element.get("subject"):
                    placed(diagram, element)
            for element in node.findall("widgets/*") + node.findall("associations/*"):
                widget(diagram, element)
            yield diagram


def interchanged(root):
    """OMG's Diagram Interchange, as Enterprise Architect writes it."""
    for node in root.iter():
        if local(node.tag) == "Diagram" and "UMLDI" in node.tag:
            diagram = Diagram(xmi_id(node))
            for element in node.iter("ownedElement"):
                subject = element.get("modelElement")
                if element.get("source") or element.find("waypoint") is not None:
                    diagram.line(subject, element.get("source"), element.get("target"), xmi_id(element))
                elif subject and element.find("bounds") is not None and "Label" not in get(element, "type"):
                    diagram.shapes.append((xmi_id(element), subject, False))
            yield diagram


def child(node, name):
    return next((part for part in node if local(part.tag) == name), None)


def graphs(root):
    """Diagram interchange of UML 1.4: nodes in nodes."""
    features = ("Attribute", "Operation", "EnumerationLiteral", "AssociationEnd")
    for node in root.iter():
        if local(node.tag) != "Diagram" or child(node, "GraphElement.contained") is None:
            continue
        diagram, nodes_of = Diagram(xmi_id(node)), {}

        def walk(holder, depth, quiet):
            for part in holder:
                if local(part.tag) not in ("GraphNode", "GraphEdge"):
                    continue
                semantic = child(part, "GraphElement.semanticModel")
                shown = next((x for x in semantic.iter() if xmi_ref(x)), None) if semantic is not None else None
                info = next((x.get("typeInfo") for x in semantic.iter() if x.get("typeInfo")), None) \
                    if semantic is not None else None
                hidden = quiet or "false" in (part.get("isVisible"), part.get("visible"))
                edge = local(part.tag) == "GraphEdge"
                for connector in part.iter():
                    if local(connector.tag) == "GraphConnector" and xmi_id(connector) and not edge:
                        nodes_of.setdefault(xmi_id(connector), xmi_id(part))
                if shown is not None and not hidden and edge:
                    anchor = child(part, "GraphEdge.anchor")
                    ends = [xmi_ref(x) for x in anchor] if anchor is not None else []
                    diagram.line(xmi_ref(shown), *(ends + [None, None])[:2], xmi_id(part))
                elif shown is not None and not hidden and not (depth and local(shown.tag) in features):
                    diagram.shapes.append((xmi_id(part), xmi_ref(shown), False))
                inner = child(part, "GraphElement.contained")
                if inner is not None:
                    walk(inner, depth + 1, hidden or edge or (info is not None and info != "BodyCompartment"))

        walk(child(node, "GraphElement.contained"), 0, False)
        diagram.lines = [(subject, nodes_of.get(a, a), nodes_of.get(b, b), name)
                         for subject, a, b, name in diagram.lines]
        yield diagram


def views(root, streams):
    """MagicDraw's: `streams` are the roots of what lies apart, by name."""
    streams = dict(streams)
    for part in root.iter("filePart"):
        streams[part.get("name")] = child(part, "mdOwnedViews")
    for node in root.iter():
        if local(node.tag) == "ownedDiagram":
            drawn = [streams.get(stream.get("streamContentID")) for stream in node.iter("binaryObject")]
        elif local(node.tag) == "mdOwnedDiagrams":
            for data in node:
                yield viewed(Diagram(xmi_id(data)), [view.find("mdOwnedViews") for view in data])
            continue
        else:
            continue
        yield viewed(Diagram(xmi_id(node)), drawn)


def viewed(diagram, roots):
    def walk(holder, depth, in_line):
        for view in holder.findall("mdElement"):
            shows, first, second = (view.find(name) for name in ("elementID", "linkFirstEndID", "linkSecondEndID"))
            geometry = view.findtext("geometry") or ""
            subject = xmi_ref(shows) if shows is not None else None
            line = first is not None or second is not None
            if in_line:
                pass
            elif line:
                diagram.line(subject, *(xmi_ref(end) if end is not None else None for end in (first, second)),
                             xmi_id(view))
            elif subject and re.fullmatch(r"\s*(-?\d+, ){3}-?\d+\s*", geometry):
                diagram.shapes.append((xmi_id(view), subject, "inside" if depth else False))
            if view.find("mdOwnedViews") is not None:
                walk(view.find("mdOwnedViews"), depth + 1, in_line or line)

    for root in roots:
        if root is not None:
            walk(root, 0, False)
    return diagram


def notation(root):
    """Rational Software Architect's, in annotations."""
    for node in root.iter("contents"):
        if not (get(node, "type") or "").endswith("Diagram"):
            continue
        diagram = Diagram(xmi_id(node))

        def walk(holder, depth):
            for part in holder.findall("children"):
                if part.get("visible") == "false":
                    continue
                subject = part.get("element")
                if part.find("layoutConstraint") is not None and (subject or part.get("description")):
                    diagram.shapes.append((xmi_id(part), subject, "inside" if depth else False) if subject
                                          else (xmi_id(part), None, True))
                walk(part, depth + 1)

        walk(node, 0)
        for edge in node.iter("edges"):
            diagram.line(edge.get("element"), edge.get("source"), edge.get("target"), xmi_id(edge))
        yield diagram


def drawings(root, streams):
    """ArgoUML's: each in a file of its own, or all in one."""
    for drawing in [stream for stream in streams.values() if stream.tag == "pgml"] + root.findall("pgml"):
        diagram = Diagram(drawing)
        for group in drawing.findall("group"):
            private = fields((group.findtext("private") or "").replace("\n", ";").replace('"', ""))
            if re.search(r"\[-?\d+, -?\d+, -?\d+, -?\d+\]", group.get("description")):
                diagram.shapes.append((group.get("name"), group.get("href"), False))
            else:
                diagram.line(group.get("href"), private.get("sourceFigNode"), private.get("destFigNode"),
                             group.get("name"))
        yield diagram


READERS = (interchanged, listed, graphs, notation)


class Project:
    """The same as Model, of a StarUML project, and its diagrams."""
    called = {"Attribute": "Property", "ArtifactInstance": "Object", "ComponentInstance": "Object", "Link": "Object",
              "NodeInstance": "Object", "RoleBinding": "Dependency", "ComponentRealization": "Realization"}

    def __init__(self, data):
        self.things, self.diagrams, self.kinds, self.proxies = {}, [], {}, {}
        self.gather(json.loads(data))
        for ident, thing in self.things.items():
            kind = thing["_type"].removeprefix("UML")
            kind = self.called.get(kind, kind)
            if kind in NODES | EDGES and thing["_type"].startswith("UML"):
                self.kinds[ident] = kind

    def gather(self, value):
        for thing in value if isinstance(value, list) else value.values():
            if isinstance(thing, (dict, list)):
                self.gather(thing)
        if not isinstance(value, dict) or "_id" not in value:
            return
        self.things[value["_id"]] = value
        if value["_type"].endswith("Diagram"):
            diagram = Diagram(value["_id"])
            for view in value.get("ownedViews", []):
                model, tail, head = (view.get(key, {}).get("$ref") for key in ("model", "tail", "head"))
                if tail:
                    diagram.line(model, tail, head, view["_id"])
                elif model or view.get("text"):
                    diagram.shapes.append((view["_id"], model, not model))
            self.diagrams.append(diagram)

    def find(self, ident):
        return ident if ident in self.kinds else None

    def between(self, ident):
        return None, None

    def is_whole(self, ident):
        return True


def merged(diagrams):
    """Of several that have the same id, the one with most in it, of equal ones the last."""
    by_id = {}
    for diagram in diagrams:
        known = by_id.get(diagram.ident)
        if known is None or len(diagram.shapes + diagram.lines) >= len(known.shapes + known.lines):
            by_id[diagram.ident] = diagram
    return list(by_id.values())


def count(model, diagram, counts):
    shown, named, on_lines, drawn, later = {}, {}, {}, set(), []
    for name, subject, how in diagram.shapes:
        element = ("note", name) if how is True else model.find(subject)
        if how == "inside" and model.kinds.get(element) in FEATURES:
            continue
        counts["boxes"] += subject != diagram.ident
        if subject in model.proxies:
            on_lines[name] = model.find(model.proxies[subject])
            continue
        if element and subject != diagram.ident and model.kinds.get(element) not in EDGES:
            counts["shapes"] += 1
            named[name] = element
            shown.setdefault(element, name)

    def told_end(told):
        return named.get(told) or (model.find(told) if model.find(told) in shown else None)

    def ends(start, stop, between):
        """What isn't told is the end of the relationship that is left."""
        a, b = told_end(start), told_end(stop)
        left = [model.find(end) for end in between]
        for found in (a, b):
            if found in left:
                left.remove(found)
        if not a and left:
            a = left.pop(0)
        if not b and left:
            b = left.pop()
        return a if a in shown else None, b if b in shown else None

    def is_note(element):
        return isinstance(element, tuple) or model.kinds.get(element) in ("Comment", "Constraint")

    def relationship(ident):
        element = model.find(ident)
        return element if element and model.kinds[element] in EDGES | LINKS and model.is_whole(element) else None

    for subject, start, stop, name in diagram.lines:
        counts["paths"] += 1
        element = relationship(subject)
        a, b = ends(start, stop, model.between(element) if element else (None, None))
        if a and b and (element or is_note(a) or is_note(b)):
            counts["lines"] += 1
            drawn.add(element)
            on_lines[name] = element
        elif not a or not b:
            later.append((element, a, b, start, stop, name))
    for element, a, b, start, stop, name in later:
        a, b = (found or on_lines.get(told) or relationship(told) for found, told in ((a, start), (b, stop)))
        met = all(end in shown or end in drawn for end in (a, b))
        if a and b and met and (element or is_note(a) or is_note(b)):
            counts["lines"] += 1
            drawn.add(element)
            on_lines[name] = element


def parse(data):
    if b"windows-1252" in data[:200].lower():
        text = data.decode("cp1252", "replace")
        return ET.fromstring(re.sub(r"encoding=['\"][^'\"]*['\"]", "", text, count=1))
    return ET.fromstring(data)


def unpack(path):
    """The model, and what lies apart in an archive."""
    if not zipfile.is_zipfile(path):
        return parse(open(path, "rb").read()), {}
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    model = max((name for name in parts if name.endswith((".xmi", ".model", ".shared_model", ".mdxml"))),
                key=lambda name: len(parts[name]))
    return parse(parts[model]), {name: parse(re.sub(rb"(xmi|argouml):", rb"\1.", data))
                                 for name, data in parts.items()
                                 if b"<mdOwnedViews" in data[:200] or name.endswith(".pgml")}


def main(path):
    if path.endswith(".mdj"):
        model = Project(open(path, encoding="utf-8").read())
        told = model.diagrams
    else:
        root, streams = unpack(path)
        model = Model(root)
        told = [diagram for reader in READERS for diagram in reader(root)]
        told += list(views(root, streams)) + list(drawings(root, streams))
    counts = dict(diagrams=0, shapes=0, lines=0, hidden=sum(diagram.hidden for diagram in told), boxes=0,
                  paths=0)
    for diagram in merged(told):
        counts["diagrams"] += 1
        count(model, diagram, counts)
    print(json.dumps(counts))


if __name__ == "__main__":
    main(sys.argv[1])
