<?xml version="1.0" encoding="UTF-8"?>
<!-- The five rules of five-rules.yaml in XSLT 1.0 with keys: a line "RULE ID" for each finding. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="http://www.opengroup.org/xsd/archimate/3.0/"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:key name="element" match="m:elements/m:element" use="@identifier"/>
  <xsl:key name="out" match="m:relationships/m:relationship" use="@source"/>
  <xsl:key name="in" match="m:relationships/m:relationship" use="@target"/>
  <xsl:key name="drawn" match="m:node[@elementRef]" use="@elementRef"/>

  <xsl:template match="/m:model">
    <xsl:for-each select="m:elements/m:element">
      <xsl:variable name="out" select="key('out', @identifier)"/>
      <xsl:if test="@xsi:type = 'ApplicationComponent' and
          not($out[@xsi:type = 'Serving' or @xsi:type = 'Realization'])">
        <xsl:value-of select="concat('FIVE-a ', @identifier, '&#10;')"/>
      </xsl:if>
      <xsl:if test="not(m:documentation)">
        <xsl:value-of select="concat('FIVE-b ', @identifier, '&#10;')"/>
      </xsl:if>
      <xsl:if test="not($out) and not(key('in', @identifier))">
        <xsl:value-of select="concat('FIVE-c ', @identifier, '&#10;')"/>
      </xsl:if>
      <xsl:if test="not(key('drawn', @identifier))">
        <xsl:value-of select="concat('FIVE-d ', @identifier, '&#10;')"/>
      </xsl:if>
    </xsl:for-each>
    <xsl:for-each select="m:relationships/m:relationship[@xsi:type = 'Access']">
      <xsl:if test="key('element', @source)/@xsi:type = 'Goal'">
        <xsl:value-of select="concat('FIVE-e ', @identifier, '&#10;')"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
